//! A server that speaks TLS, with HTTP/1.1 or HTTP/2 in it, and certificates of an authority made for one test.

use hyper::Response;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// Somebody who vouches for certificates.
pub(super) struct Authority(CertifiedIssuer<'static, KeyPair>);

/// A certificate and its key.
pub(super) struct Identity(CertificateDer<'static>, PrivateKeyDer<'static>);

impl Authority {
    pub(super) fn new(name: &str) -> Self {
        let mut parameters = CertificateParams::default();
        parameters.distinguished_name.push(DnType::CommonName, name);
        parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(parameters, KeyPair::generate().unwrap()).unwrap())
    }

    /// What those who trust it keep.
    pub(super) fn pem(&self) -> String {
        self.0.pem()
    }

    /// A certificate for a name, valid until the first day of a year.
    pub(super) fn vouch(&self, name: &str, first_year: i32, last_year: i32) -> Identity {
        let mut parameters = CertificateParams::new([name.to_owned()]).unwrap();
        parameters.not_before = date_time_ymd(first_year, 1, 1);
        parameters.not_after = date_time_ymd(last_year, 1, 1);
        let key = KeyPair::generate().unwrap();
        let certificate = parameters.signed_by(&key, &self.0).unwrap();
        Identity(certificate.der().clone(), PrivateKeyDer::try_from(key.serialize_der()).unwrap())
    }
}

/// A server that answers every request with the same page, or leads everybody elsewhere.
pub(super) struct TlsServer {
    address: SocketAddr,
    /// How many connections it has had.
    pub(super) connections: Arc<AtomicUsize>,
    /// The lines with tokens that it was sent.
    pub(super) tokens: Tokens,
}

type Tokens = Arc<Mutex<Vec<String>>>;

impl TlsServer {
    /// `protocol` is `http/1.1` or `h2`.
    pub(super) fn start(identity: Identity, protocol: &str, page: &'static str) -> Self {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n", page.len());
        Self::answering(identity, protocol, page, head + page)
    }

    /// Leads to `location`, with further headers, each with its line end.
    pub(super) fn redirect(identity: Identity, location: &str, headers: &str) -> Self {
        let head = format!("HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n{headers}\r\n");
        Self::answering(identity, "http/1.1", "", head)
    }

    fn answering(identity: Identity, protocol: &str, page: &'static str, answer: String) -> Self {
        let mut config =
            ServerConfig::builder().with_no_client_auth().with_single_cert(vec![identity.0], identity.1).unwrap();
        config.alpn_protocols = vec![protocol.as_bytes().to_vec()];
        let (acceptor, connections) = (TlsAcceptor::from(Arc::new(config)), Arc::new(AtomicUsize::new(0)));
        let (sender, receiver) = mpsc::channel();
        let tokens = Tokens::default();
        let (count, heard) = (Arc::clone(&connections), Arc::clone(&tokens));
        let answer: Arc<str> = answer.into();
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async move {
                let listener = TcpListener::bind("127.0.0.1:0").unwrap();
                listener.set_nonblocking(true).unwrap();
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                sender.send(listener.local_addr().unwrap()).unwrap();
                while let Ok((stream, _)) = listener.accept().await {
                    count.fetch_add(1, Ordering::Relaxed);
                    tokio::spawn(serve(acceptor.clone(), stream, Arc::clone(&heard), page, Arc::clone(&answer)));
                }
            });
        });
        Self { address: receiver.recv().unwrap(), connections, tokens }
    }

    pub(super) fn page_at(&self, host: &str, path: &str) -> String {
        format!("https://{host}:{}{path}", self.address.port())
    }
}

async fn serve(acceptor: TlsAcceptor, stream: TcpStream, tokens: Tokens, page: &'static str, answer: Arc<str>) {
    let Ok(stream) = acceptor.accept(stream).await else { return };
    if stream.get_ref().1.alpn_protocol() == Some(b"h2") {
        serve_two(stream, page).await;
    } else {
        let _ = serve_one(stream, &tokens, &answer).await;
    }
}

async fn serve_one(stream: TlsStream<TcpStream>, tokens: &Tokens, answer: &str) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    loop {
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            if line.starts_with("authorization: ") {
                tokens.lock().unwrap().push(line.trim_end().to_owned());
            }
        }
        stream.write_all(answer.as_bytes()).await?;
        stream.flush().await?;
    }
}

async fn serve_two(stream: TlsStream<TcpStream>, page: &'static str) {
    let mut connection = h2::server::handshake(stream).await.unwrap();
    while let Some(Ok((_, mut respond))) = connection.accept().await {
        let head = Response::builder().header("content-type", "text/html").body(()).unwrap();
        let mut body = respond.send_response(head, false).unwrap();
        body.send_data(page.as_bytes().into(), true).unwrap();
    }
}
