//! The program itself, run in a folder of the test's own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// How long a command may take, many times what it takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder to work in, whose configuration and state are nobody's.
pub(crate) struct Desk(tempfile::TempDir);

impl Desk {
    pub(crate) fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("folder"));
        std::fs::create_dir(desk.path("work")).expect("made");
        desk
    }

    /// The file `name` in the folder where commands run.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        if name == "work" { self.0.path().join(name) } else { self.0.path().join("work").join(name) }
    }

    /// The state folder of commands.
    pub(crate) fn state(&self) -> PathBuf {
        self.0.path().join("state")
    }

    /// The configuration folder of commands.
    pub(crate) fn configuration(&self) -> PathBuf {
        self.0.path().join("config")
    }

    /// Puts a published form here under `name`.
    pub(crate) fn published(&self, form: &str, name: &str) -> PathBuf {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/forms").join(form);
        std::fs::copy(from, self.path(name)).expect("copied");
        self.path(name)
    }

    /// The program with `arguments`, which hears nothing.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jibiao"));
        command.args(arguments).current_dir(self.path("work")).stdin(Stdio::null());
        command.env("JIBIAO_CONFIG", self.configuration()).env("JIBIAO_STATE", self.state());
        command
    }

    /// Runs the program to its end; one that waits for something does not come to it.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        let mut command = self.command(arguments);
        let mut running = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("started");
        let begun = Instant::now();
        while running.try_wait().expect("known").is_none() {
            if begun.elapsed() > PATIENCE {
                running.kill().expect("killed");
                panic!("{arguments:?} waits");
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        running.wait_with_output().expect("read")
    }

    /// The names of the files where commands run, in order.
    pub(crate) fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.path("work")).expect("listed");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

/// What a command said on standard error.
pub(crate) fn complaints(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}
