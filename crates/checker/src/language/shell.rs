//! Lines that somebody types into a terminal.

/// Commands that are nothing else in English or in a program.
const COMMANDS: &[&str] = &[
    "git",
    "npm",
    "npx",
    "yarn",
    "pnpm",
    "cd",
    "mkdir",
    "ls",
    "pip",
    "pip3",
    "docker",
    "sudo",
    "apt",
    "apt-get",
    "brew",
    "wget",
    "chmod",
    "chown",
    "ssh",
    "scp",
    "heroku",
    "kubectl",
    "cargo",
    "rm",
    "cp",
    "mv",
    "grep",
    "echo",
    "cat",
    "poetry",
    "pipenv",
    "docker-compose",
    "gem",
    "bundle",
    "rails",
    "dotnet",
    "terraform",
    "helm",
    "tar",
    "touch",
    "node",
    "psql",
    "rustup",
    "gh",
    "aws",
    "systemctl",
];

/// A session, or commands only.
pub(super) fn guess(lines: &[&str]) -> Option<&'static str> {
    let prompts = lines.iter().filter(|line| is_prompt(line)).count();
    if prompts > 0 && is_prompt(lines[0]) {
        return Some("console");
    }
    let mut commands = 0;
    let mut is_continued = false;
    for line in lines.iter().filter(|line| !line.starts_with('#')) {
        if !is_continued {
            is_command(line).then_some(())?;
            commands += 1;
        }
        is_continued = line.ends_with('\\');
    }
    (commands > 0).then_some("bash")
}

/// `$ git status`
fn is_prompt(line: &str) -> bool {
    line.strip_prefix("$ ").is_some_and(|command| command.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '.'))
}

fn is_command(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let name = words.next().unwrap_or_default();
    let argument = words.next().unwrap_or_default();
    // `git is a tool`, `node = tree.root`, `echo("words")`
    let is_quoted =
        argument.starts_with(['"', '\'']) && !matches!(name, "echo" | "cd" | "mkdir" | "ls" | "rm" | "cat" | "grep");
    let is_statement =
        is_quoted || argument.starts_with(['=', '(', ':', '{']) || matches!(argument, "is" | "are" | "the" | "->");
    COMMANDS.contains(&name) && !is_statement && !line.ends_with([';', '{', ':', '.']) && !argument.is_empty()
}
