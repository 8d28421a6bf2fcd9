//! `jibiao-cli.exe`: the commands in a console of Windows.
//!
//! There a program is either one of consoles, for which a console opens whenever it is started, or one of windows, for which
//! a command line does not wait and to which it gives no place to print. jibiao.exe is one of windows. This small program
//! beside it starts it, passes on what it prints, waits, and ends with its exit code.

use std::io::{self, IsTerminal, Read, Write};
use std::process::{Command, ExitCode, Stdio};

/// The exit code where the program itself cannot be started.
const FAILED: u8 = 1;

fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        let told = format!("错误：同一文件夹里的 jibiao.exe 启动不了：{error}。请把程序的文件放在一起，不要单独移动\n");
        drop(io::stderr().write_all(told.as_bytes()));
        ExitCode::from(FAILED)
    })
}

fn run() -> io::Result<ExitCode> {
    let program = std::env::current_exe()?.with_file_name("jibiao.exe");
    let mut command = Command::new(program);
    command.args(std::env::args_os().skip(1));
    let (results, result_end) = io::pipe()?;
    let (notices, notice_end) = io::pipe()?;
    // On one console, results and notices come in the order in which they were printed.
    let is_one = io::stdout().is_terminal() && io::stderr().is_terminal();
    command.stderr(if is_one { result_end.try_clone()?.into() } else { Stdio::from(notice_end.try_clone()?) });
    command.stdout(result_end);
    let mut child = command.spawn()?;
    // The pipes end once no process has these ends any more.
    drop((command, notice_end));
    std::thread::scope(|scope| {
        scope.spawn(|| pass_on(notices, io::stderr()));
        pass_on(results, io::stdout());
    });
    let code = child.wait()?.code().and_then(|code| u8::try_from(code).ok());
    Ok(ExitCode::from(code.unwrap_or(FAILED)))
}

/// Passes on what a program prints until it ends, or until nobody listens any more.
fn pass_on(mut from: impl Read, mut to: impl Write) {
    // Where nobody listens, the program is told so by its own next print.
    drop(io::copy(&mut from, &mut to).and_then(|_| to.flush()));
}
