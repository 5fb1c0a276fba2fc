//! What a whole process costs.

use anyhow::{Context, Result, bail};
use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// CPU and wall time in seconds, and the peak of resident memory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub(crate) cpu: f64,
    pub(crate) wall: f64,
    pub(crate) peak_megabytes: f64,
}

impl Cost {
    /// The median of each figure.
    pub(crate) fn median(costs: &[Self]) -> Self {
        let median = |figure: fn(&Self) -> f64| {
            let mut figures: Vec<f64> = costs.iter().map(figure).collect();
            figures.sort_by(f64::total_cmp);
            figures[figures.len() / 2]
        };
        Self {
            cpu: median(|cost| cost.cpu),
            wall: median(|cost| cost.wall),
            peak_megabytes: median(|cost| cost.peak_megabytes),
        }
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{:8.3} {:8.3} {:9.1}", self.cpu, self.wall, self.peak_megabytes)
    }
}

/// Runs `program` once. GNU time reads the kernel's own account of the process, which the standard library doesn't show.
pub(crate) fn measure(program: &Path, arguments: &[&str]) -> Result<Cost> {
    let started = Instant::now();
    let output = Command::new("time")
        .args(["--quiet", "--format", "%U %S %M"])
        .arg(program)
        .args(arguments)
        .stdout(Stdio::null())
        .output()
        .context("start GNU time (package `time` on Debian)")?;
    let wall = started.elapsed().as_secs_f64();
    // 1 is a run with findings.
    if output.status.code().is_none_or(|code| code > 1) {
        bail!("{} failed: {}", program.display(), String::from_utf8_lossy(&output.stderr));
    }
    let text = String::from_utf8_lossy(&output.stderr);
    let figures: Vec<f64> =
        text.lines().last().unwrap_or_default().split(' ').filter_map(|one| one.parse().ok()).collect();
    let [user, system, kilobytes] = figures[..] else { bail!("GNU time printed `{text}`") };
    Ok(Cost { cpu: user + system, wall, peak_megabytes: kilobytes / 1e3 })
}
