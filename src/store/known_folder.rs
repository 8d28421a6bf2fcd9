//! Where the program's own folders are: the user's configuration, and the program's state.
//!
//! Linux has the XDG base directories. Windows has AppData: Roaming for settings that follow the user between machines,
//! Local for what belongs to one machine. The crate etcetera knows them too, but it has no state folder on Windows, no
//! variable that sets a folder of this program alone, and reads only the environment of the process, so that a test
//! could not try the rule of the other system.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// A folder of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Folder {
    /// Settings, templates and upload profiles.
    Configuration,
    /// Recovery copies, backups, locks and the log.
    State,
}

/// The environment variables that name a folder.
struct Variables {
    /// The folder itself.
    own: &'static str,
    /// Its parent on Windows.
    windows: &'static str,
    /// Its parent elsewhere.
    xdg: &'static str,
    /// Its parent if `xdg` is not set, in the user's home.
    in_home: &'static str,
}

impl Folder {
    /// Returns its path, which may not exist; None if the environment names none.
    pub(super) fn path(self) -> Option<PathBuf> {
        self.path_by(cfg!(windows), variable)
    }

    /// Returns its parent, the folder shared by all programs.
    pub(super) fn around(self) -> Option<PathBuf> {
        self.around_by(cfg!(windows), variable)
    }

    fn variables(self) -> Variables {
        match self {
            Self::Configuration => {
                Variables { own: "JIBIAO_CONFIG", windows: "APPDATA", xdg: "XDG_CONFIG_HOME", in_home: ".config" }
            }
            Self::State => Variables {
                own: "JIBIAO_STATE",
                windows: "LOCALAPPDATA",
                xdg: "XDG_STATE_HOME",
                in_home: ".local/state",
            },
        }
    }

    fn path_by(self, windows: bool, variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
        let own = variable(self.variables().own).map(PathBuf::from);
        own.or_else(|| Some(self.around_by(windows, variable)?.join("jibiao")))
    }

    fn around_by(self, windows: bool, variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
        let names = self.variables();
        if windows {
            return variable(names.windows).map(PathBuf::from);
        }
        // "All paths set in these environment variables must be absolute. If an implementation encounters a relative
        // path […] it should consider the path invalid and ignore it." (XDG Base Directory Specification 0.8)
        let xdg = variable(names.xdg).map(PathBuf::from).filter(|path| path.is_absolute());
        xdg.or_else(|| Some(Path::new(&variable("HOME")?).join(names.in_home)))
    }
}

/// Returns the environment variable `name`. An empty one counts as not set, as XDG says of its own.
pub(super) fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Folder::{Configuration, State};

    fn check(folder: Folder, windows: bool, variables: &[(&str, &str)], expected: Option<&str>) {
        let variable = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| OsString::from(value));
        assert_eq!(folder.path_by(windows, variable), expected.map(PathBuf::from), "{folder:?} {variables:?}");
    }

    #[test]
    #[cfg(not(windows))]
    fn by_xdg() {
        let home = ("HOME", "/home/li");
        check(Configuration, false, &[home], Some("/home/li/.config/jibiao"));
        check(Configuration, false, &[home, ("XDG_CONFIG_HOME", "/etc/li")], Some("/etc/li/jibiao"));
        check(Configuration, false, &[home, ("XDG_CONFIG_HOME", "relative")], Some("/home/li/.config/jibiao"));
        check(Configuration, false, &[home, ("JIBIAO_CONFIG", "here")], Some("here"));
        check(State, false, &[home], Some("/home/li/.local/state/jibiao"));
        check(State, false, &[home, ("XDG_STATE_HOME", "/var/li")], Some("/var/li/jibiao"));
        check(State, false, &[home, ("XDG_STATE_HOME", "relative")], Some("/home/li/.local/state/jibiao"));
        check(State, false, &[home, ("JIBIAO_STATE", "here")], Some("here"));
        check(Configuration, false, &[("APPDATA", "roaming")], None);
        check(State, false, &[], None);
    }

    #[test]
    fn on_windows() {
        let appdata = [("APPDATA", "roaming"), ("LOCALAPPDATA", "local"), ("HOME", "/home/li")];
        check(Configuration, true, &appdata, Some("roaming/jibiao"));
        check(State, true, &appdata, Some("local/jibiao"));
        check(State, true, &[("JIBIAO_STATE", "here"), ("LOCALAPPDATA", "local")], Some("here"));
        check(State, true, &[("APPDATA", "roaming")], None);
    }
}
