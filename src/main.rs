//! The program: hands over to the command line.

// Windows opens a console for any other program that is started by a click. For commands there is jibiao-cli.exe.
#![cfg_attr(all(windows, feature = "gui", not(debug_assertions)), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    jibiao::cli::run(std::env::args_os())
}
