//! Workflows in the handbook: what GitHub's own parser would refuse, as far as that shows without it, and what it can't
//! know: whether the inputs of our action and the commands of our program are real.

use crate::commands::fault_of_words;
use crate::commands::without_shell;
use crate::transcript::repository;
use serde_json::{Map, Value};

const OUR_ACTION: &str = "coursenotes/coursenotes/.github/actions/check@";

/// Keys of a step, from GitHub's workflow syntax.
const STEP_KEYS: &[&str] = &[
    "continue-on-error",
    "env",
    "id",
    "if",
    "name",
    "run",
    "shell",
    "timeout-minutes",
    "uses",
    "with",
    "working-directory",
];

/// Keys of a job on GitLab, from its reference of `.gitlab-ci.yml`.
const GITLAB_KEYS: &[&str] =
    &["after_script", "artifacts", "before_script", "image", "needs", "rules", "script", "stage", "variables"];

/// Keys at the top that are no jobs.
const GITLAB_TOP: &[&str] = &["default", "stages", "variables", "workflow"];

/// Stages that are there without being named.
const GITLAB_STAGES: &[&str] = &["build", "test", "deploy"];

/// What is wrong with a `.gitlab-ci.yml`.
pub(crate) fn fault_on_gitlab(text: &str) -> Option<String> {
    let file: Map<String, Value> = match serde_saphyr::from_str(text) {
        Ok(file) => file,
        Err(error) => return Some(format!("this is no YAML: {error}")),
    };
    let release = format!("/releases/download/v{}/", env!("CARGO_PKG_VERSION"));
    if text.contains("/releases/download/") && !text.contains(&release) {
        return Some(format!("coursenotes has version {} now", env!("CARGO_PKG_VERSION")));
    }
    let jobs: Vec<_> = file.iter().filter(|(name, _)| !GITLAB_TOP.contains(&name.as_str())).collect();
    if jobs.is_empty() {
        return Some("it has no jobs".to_owned());
    }
    jobs.into_iter()
        .find_map(|(name, job)| fault_of_gitlab_job(name, job).map(|fault| format!("in the job `{name}`: {fault}")))
}

fn fault_of_gitlab_job(name: &str, job: &Value) -> Option<String> {
    let keys = job.as_object().into_iter().flat_map(Map::keys);
    if let Some(key) = keys.into_iter().find(|key| !GITLAB_KEYS.contains(&key.as_str())) {
        return Some(format!("a job has no key `{key}`"));
    }
    if let Some(stage) = job["stage"].as_str().filter(|stage| !GITLAB_STAGES.contains(stage)) {
        return Some(format!("there is no stage `{stage}`"));
    }
    let lines: Vec<&str> = job["script"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if lines.is_empty() {
        return Some("it has a script".to_owned());
    }
    // GitLab publishes what the job `pages` keeps below `public`, and nothing else.
    let published = |line: &&str| line.contains(" --output public");
    if name == "pages" && (job["artifacts"]["paths"][0] != "public" || !lines.iter().any(published)) {
        return Some("it keeps the site in `public`".to_owned());
    }
    lines.into_iter().filter(|line| line.starts_with("coursenotes ")).map(without_shell).find_map(fault_of_words)
}

/// What is wrong with a workflow.
pub(crate) fn fault(text: &str) -> Option<String> {
    let workflow: Value = match serde_saphyr::from_str(text) {
        Ok(workflow) => workflow,
        Err(error) => return Some(format!("this is no YAML: {error}")),
    };
    if workflow.get("on").is_none() {
        return Some("a workflow says when it runs: `on`".to_owned());
    }
    let jobs = workflow["jobs"].as_object().filter(|jobs| !jobs.is_empty());
    let Some(jobs) = jobs else { return Some("a workflow has jobs".to_owned()) };
    jobs.iter().find_map(|(name, job)| fault_of_job(job).map(|fault| format!("in the job `{name}`: {fault}")))
}

fn fault_of_job(job: &Value) -> Option<String> {
    if !job["runs-on"].is_string() {
        return Some("it says on which machine it runs: `runs-on`".to_owned());
    }
    let steps = job["steps"].as_array().filter(|steps| !steps.is_empty());
    let Some(steps) = steps else { return Some("it has steps".to_owned()) };
    steps.iter().find_map(|step| match step.as_object() {
        Some(step) => fault_of_step(step),
        None => Some(format!("a step has keys, and `{step}` has none")),
    })
}

fn fault_of_step(step: &Map<String, Value>) -> Option<String> {
    if let Some(key) = step.keys().find(|key| !STEP_KEYS.contains(&key.as_str())) {
        return Some(format!("a step has no key `{key}`"));
    }
    match (step.get("uses").and_then(Value::as_str), step.get("run").and_then(Value::as_str)) {
        (Some(action), None) => fault_of_action(action, step.get("with")),
        (None, Some(script)) => {
            let ours = script.lines().map(str::trim).filter(|line| line.starts_with("coursenotes "));
            ours.map(without_shell).find_map(fault_of_words)
        }
        _ => Some("a step has either `uses` or `run`".to_owned()),
    }
}

fn fault_of_action(action: &str, with: Option<&Value>) -> Option<String> {
    let Some((name, version)) = action.split_once('@').filter(|(name, _)| name.contains('/')) else {
        return Some(format!("`{action}` is no action: owner/name@version"));
    };
    if !action.starts_with(OUR_ACTION) {
        return None;
    }
    if version != format!("v{}", env!("CARGO_PKG_VERSION")) {
        return Some(format!("`{name}` has version {} now", env!("CARGO_PKG_VERSION")));
    }
    let inputs = inputs();
    let given = with.and_then(Value::as_object).into_iter().flat_map(Map::keys);
    let unknown = given.into_iter().find(|input| !inputs.contains(input));
    unknown.map(|input| format!("our action has no input `{input}`"))
}

/// The inputs of our action.
pub(crate) fn inputs() -> Vec<String> {
    let text = std::fs::read_to_string(repository().join(".github/actions/check/action.yml"));
    let action: Value = serde_saphyr::from_str(&text.expect("our action is there")).expect("it is YAML");
    action["inputs"].as_object().expect("it has inputs").keys().cloned().collect()
}
