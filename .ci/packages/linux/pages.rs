//! Writes the man pages and the completions of bash, zsh and fish from the command line itself:
//! `cargo run --example pages FOLDER`.

use clap_complete::{Shell, generate_to};
use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args_os().nth(1).unwrap_or_default());
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        generate_to(shell, &mut jibiao::cli::command(), "jibiao", &folder)?;
    }
    clap_mangen::generate_to(jibiao::cli::command(), &folder)
}
