//! The machine that the program runs on, as a request for help has to name it. Nothing here is of the user's work.

use super::known_folder::{Folder, variable};
use std::path::PathBuf;

/// The variables that say how the window and its input methods reach the user, on all systems.
const TELLING: [&str; 12] = [
    "LANG",
    "LC_ALL",
    "XDG_SESSION_TYPE",
    "XDG_CURRENT_DESKTOP",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XMODIFIERS",
    "GTK_IM_MODULE",
    "QT_IM_MODULE",
    "LIBGL_ALWAYS_SOFTWARE",
    // "Console", or "RDP-Tcp#0" in a remote desktop.
    "SESSIONNAME",
    "PROCESSOR_IDENTIFIER",
];

/// Returns the name of the system with its version.
#[cfg(windows)]
pub fn system() -> String {
    let windows_version::OsVersion { major, minor, build, .. } = windows_version::OsVersion::current();
    format!("Windows {major}.{minor}.{build}")
}

/// Returns the name of the system with its version, as os-release(5) has it.
#[cfg(not(windows))]
pub fn system() -> String {
    /// The maximum length of the file, bytes.
    const MAX_BYTES: u64 = 10_000;
    let told = super::text::read(std::path::Path::new("/etc/os-release"), MAX_BYTES).unwrap_or_default();
    let name = told.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="));
    name.map_or_else(|| std::env::consts::OS.to_owned(), |name| name.trim_matches('"').to_owned())
}

/// Returns the user's language and region, as `zh-CN`; None if the system names none.
#[cfg(windows)]
pub fn locale() -> Option<String> {
    sys_locale::get_locale()
}

/// Returns the user's language and region, as `zh_CN.UTF-8`; None if the system names none.
#[cfg(not(windows))]
pub fn locale() -> Option<String> {
    // In this order (POSIX, 8.2).
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable)?;
    Some(named.to_string_lossy().into_owned())
}

/// Returns the telling variables of the environment that are set, as `NAME=value`.
pub fn environment() -> Vec<String> {
    let told = |name: &&str| variable(name).map(|value| format!("{name}={}", value.to_string_lossy()));
    TELLING.iter().filter_map(told).collect()
}

/// Returns the folder of settings and templates, and that of recovery copies, backups and the log.
pub fn folders() -> [Option<PathBuf>; 2] {
    [Folder::Configuration, Folder::State].map(Folder::path)
}
