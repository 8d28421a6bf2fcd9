//! Nothing is ever lost: what a kill, a full disk, a failing call or a broken file does to the user's work.
//!
//! Each test is small by default. `JIBIAO_CASES=n` raises it to n cases, or to the full number that the test names.

mod commands;
mod damaged;
mod full_disk;
mod journal;
mod killed;
mod leftovers;
mod mutated;
pub(crate) mod mutation;
mod outputs;
mod panics;
mod private;
mod readers;
mod recovery;
mod saving;
mod undo;
mod untrusted;
mod versions;
mod windows;

use crate::support::cases;
use std::io::Write;
use std::process::{Command, Stdio};

/// Says a figure, or as a child what its parent waits for.
pub(crate) fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).expect("said");
}

/// The variable that tells a run of this program that it is a child, and what of.
const CHILD: &str = "JIBIAO_FAULT_CHILD";

/// A run of this program that does nothing but the ignored test `name`, which finds `task` in [`task`].
pub(crate) fn child(name: &str, task: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args([name, "--exact", "--ignored", "--nocapture"]).env(CHILD, task).env("RUST_BACKTRACE", "0");
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// What this run is to do, where it is a child.
pub(crate) fn task() -> Option<String> {
    std::env::var(CHILD).ok()
}
