//! The program: hands over to the command line.

fn main() -> std::process::ExitCode {
    jibiao::cli::run(std::env::args_os())
}
