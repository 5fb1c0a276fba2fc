//! A guard against formulas that are nested without end: the converter calls itself for each level, and what no stack
//! could hold would end the program.

use super::arguments::command_end;

/// With a stack of two megabytes the converter bears 1,100 of what is counted here. A formula that people wrote has less
/// than a hundred.
const MOST: usize = 400;

/// Whether converting it could exhaust the stack.
///
/// A command may take what follows into itself (`\frac a\frac b…`, `\color{red}`), so each one counts until its group or
/// its cell ends.
pub(super) fn is_too_deep(formula: &str) -> bool {
    let bytes = formula.as_bytes();
    if bytes.len() <= MOST {
        return false;
    }
    // For each group that is open, how much it holds so far, and whether it has cells.
    let mut groups = vec![(0usize, false)];
    let mut depth = 0usize;
    let mut at = 0;
    while at < bytes.len() && depth <= MOST {
        let mut next = at + 1;
        let last = groups.last_mut().expect("the outermost is never closed");
        match bytes[at] {
            b'{' => {
                groups.push((1, false));
                depth += 1;
            }
            b'}' => close(&mut groups, &mut depth),
            b'&' => new_cell(last, &mut depth),
            b'\\' => {
                next = command_end(formula, at);
                match &formula[at + 1..next] {
                    "\\" => new_cell(last, &mut depth),
                    name @ ("left" | "begin") => {
                        groups.push((1, name == "begin"));
                        depth += 1;
                    }
                    "right" | "end" => close(&mut groups, &mut depth),
                    _ => {
                        last.0 += 1;
                        depth += 1;
                    }
                }
            }
            _ => {}
        }
        at = next;
    }
    depth > MOST
}

fn close(groups: &mut Vec<(usize, bool)>, depth: &mut usize) {
    if groups.len() > 1 {
        *depth -= groups.pop().map_or(0, |(held, _)| held);
    }
}

fn new_cell(group: &mut (usize, bool), depth: &mut usize) {
    if let (held, true) = group {
        *depth -= *held - 1;
        *held = 1;
    }
}
