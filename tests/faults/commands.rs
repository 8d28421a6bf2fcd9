//! Commands where nobody listens, where something is in the way, and where many run at the same time.

use crate::support::exports::sample_path;
use crate::support::program::{Desk, complaints};
use jibiao::store::project;
use std::fs;
use std::process::{Child, ExitStatus, Stdio};

const NEW: [&str; 5] = ["new", "--template", "guangyuan-project", "-o", "new.ron"];
const FORM: &str = "guangyuan-2021/02-zichan-caigou.xlsx";

/// Runs `arguments` twenty times at once; how many succeed.
fn at_once(desk: &Desk, arguments: &[&str]) -> usize {
    let start = |_| {
        let mut command = desk.command(arguments);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("started")
    };
    let running: Vec<Child> = (0..20).map(start).collect();
    running.into_iter().filter_map(|mut child| child.wait().ok()).filter(ExitStatus::success).count()
}

#[test]
fn of_many_who_make_a_file_one_succeeds() {
    let desk = Desk::new();
    desk.published(FORM, "表.xlsx");
    for (arguments, forms) in [(&NEW[..], 1), (&["import", "表.xlsx", "-o", "new.ron"], 1)] {
        assert_eq!(at_once(&desk, arguments), 1, "{arguments:?}");
        assert_eq!(project::load(&desk.path("new.ron")).expect("whole").forms.len(), forms);
        assert_eq!(desk.files(), ["new.ron", "表.xlsx"]);
        fs::remove_file(desk.path("new.ron")).expect("removed");
    }
}

#[test]
fn what_is_read_is_not_written_over() {
    let desk = Desk::new();
    fs::write(desk.path("damaged.pdf"), "no form").expect("written");
    fs::copy(sample_path("boye-2022"), desk.path("p.ron")).expect("copied");
    fs::copy(sample_path("boye-2022"), desk.path("other.pdf")).expect("copied");
    for (arguments, says) in [
        (&["check", "damaged.pdf", "--report", "damaged.pdf"][..], "要读取"),
        (&["check", "damaged.pdf", "--report", "./damaged.pdf"], "要读取"),
        (&["check", "none.pdf", "--report", "none.pdf"], "要读取"),
        (&["check", "p.ron", "--report", "p.ron"], "要读取"),
        (&["check", "p.ron", "--report", "other.pdf"], "项目文件"),
        (&["check", "p.ron", "--report", "."], "文件夹"),
        (&["import", "damaged.pdf", "-o", "damaged.pdf"], "已经存在"),
        (&["new", "--template", "guangyuan-project", "-o", "p.ron"], "已经存在"),
    ] {
        let output = desk.run(arguments);
        let said = complaints(&output);
        assert!(output.status.code() == Some(1) && said.contains(says), "{arguments:?}: {said}");
        assert_eq!(said.lines().count(), 1, "nothing was read: {said}");
    }
    assert_eq!(fs::read(desk.path("damaged.pdf")).expect("there"), b"no form");
    let sample = fs::read(sample_path("boye-2022")).expect("sample");
    assert!(["p.ron", "other.pdf"].iter().all(|name| fs::read(desk.path(name)).expect("there") == sample));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::fs::File;
    use std::os::unix::fs::symlink;
    use std::process::Command;

    #[test]
    fn nothing_is_written_through_a_link_that_leads_nowhere() {
        let desk = Desk::new();
        desk.published(FORM, "表.xlsx");
        symlink("elsewhere.ron", desk.path("new.ron")).expect("linked");
        for arguments in [&NEW[..], &["import", "表.xlsx", "-o", "new.ron"]] {
            let output = desk.run(arguments);
            assert!(output.status.code() == Some(1) && complaints(&output).contains("已经存在"));
        }
        assert_eq!(desk.files(), ["new.ron", "表.xlsx"]);
    }

    /// A pipe whose reader is gone.
    fn closed() -> Stdio {
        std::io::pipe().expect("a pipe").1.into()
    }

    #[test]
    fn messages_that_nobody_reads_lose_no_work() {
        let desk = Desk::new();
        desk.published(FORM, "表.xlsx");
        let full = || -> Stdio { File::options().write(true).open("/dev/full").expect("full").into() };
        let import = ["import", "表.xlsx", "damaged.xlsx", "-o", "new.ron"];
        fs::write(desk.path("damaged.xlsx"), "no form").expect("written");
        for (out, err) in [(closed(), closed()), (Stdio::piped(), full()), (full(), full())] {
            // One of the files cannot be read, and the user would be told.
            let status = desk.command(&import).stdout(out).stderr(err).status().expect("run");
            assert_eq!(status.code(), Some(1));
            assert_eq!(project::load(&desk.path("new.ron")).expect("saved").forms.len(), 1);
            fs::remove_file(desk.path("new.ron")).expect("removed");
        }
        let status = desk.command(&["import", "表.xlsx", "-o", "new.ron"]).stdout(closed()).stderr(closed()).status();
        assert_eq!(status.expect("run").code(), Some(0), "a closed pipe is no error");
    }

    #[test]
    fn a_result_that_cannot_be_written_is_an_error() {
        let desk = Desk::new();
        desk.published(FORM, "表.xlsx");
        let check = ["check", "表.xlsx", "--format", "json"];
        for arguments in [&check[..], &check[..2], &["templates"], &["profile", "list"], &["--help"], &["--version"]] {
            let full = File::options().write(true).open("/dev/full").expect("full");
            let output = desk.command(arguments).stdout(full).stderr(Stdio::piped()).output().expect("run");
            let said = complaints(&output);
            assert!(output.status.code() == Some(1) && said.contains("磁盘空间不足"), "{arguments:?}: {said}");
            let gone = desk.command(arguments).stdout(closed()).stderr(Stdio::piped()).output().expect("run");
            assert_eq!((gone.status.code(), complaints(&gone)), (Some(0), String::new()), "{arguments:?}");
        }
    }

    #[test]
    fn a_pipe_or_a_device_is_refused_and_not_waited_for() {
        let desk = Desk::new();
        desk.published(FORM, "表.xlsx");
        for name in ["pipe.xlsx", "pipe.ron", "pipe.pdf"] {
            assert!(Command::new("mkfifo").arg(desk.path(name)).status().expect("run").success());
        }
        symlink("/dev/zero", desk.path("device.ron")).expect("linked");
        symlink("pipe.xlsx", desk.path("link.xlsx")).expect("linked");
        let before = desk.files();
        for arguments in [
            &["import", "pipe.xlsx", "-o", "new.ron"][..],
            &["import", "link.xlsx", "-o", "new.ron"],
            &["check", "pipe.ron"],
            &["check", "device.ron"],
            &["check", "/dev/zero"],
            &["check", "表.xlsx", "--report", "pipe.pdf"],
            &["check", "表.xlsx", "--report", "/dev/null"],
            &["profile", "learn", "pipe.xlsx", "-o", "x"],
        ] {
            let output = desk.run(arguments);
            let said = complaints(&output);
            assert!(output.status.code() == Some(1) && said.contains("管道或设备"), "{arguments:?}: {said}");
        }
        for name in ["pipe.ron", "."] {
            let output = desk.run(&["new", "--template", "guangyuan-project", "-o", name]);
            assert!(complaints(&output).contains("已经存在"));
        }
        // Of a folder everything is read, and what is no plain file is told of.
        let output = desk.run(&["check", "."]);
        assert_eq!((output.status.code(), complaints(&output).matches("管道或设备").count()), (Some(1), 4));
        assert_eq!(desk.files(), before);
    }

    #[test]
    fn a_pipe_among_templates_and_settings_is_told_of() {
        let desk = Desk::new();
        desk.published(FORM, "表.xlsx");
        for folder in ["templates", "profiles"] {
            fs::create_dir_all(desk.configuration().join(folder)).expect("made");
        }
        for name in ["templates/a.ron", "profiles/b.ron", "settings.ron"] {
            assert!(Command::new("mkfifo").arg(desk.configuration().join(name)).status().expect("run").success());
        }
        let output = desk.run(&["check", "表.xlsx"]);
        let said = complaints(&output);
        assert_eq!((output.status.code(), said.matches("管道或设备").count()), (Some(0), 3), "{said}");
    }

    #[test]
    fn a_name_of_controls_is_shown_as_escapes() {
        let desk = Desk::new();
        let name = "a\nerror\u{1b}[2J\u{202e}.xlsx";
        desk.published(FORM, name);
        fs::write(desk.path("b\n.ron"), "x").expect("written");
        let shown = "a\\nerror\\u{1b}[2J\\u{202e}";
        let is_shown = |arguments: &[&str], lines: Option<usize>| {
            let output = desk.run(arguments);
            let all = complaints(&output) + &String::from_utf8(output.stdout).expect("UTF-8");
            assert!(!all.contains(['\u{1b}', '\u{202e}']), "{arguments:?}: {all}");
            assert!(lines.is_none_or(|lines| all.lines().count() == lines), "{arguments:?}: {all}");
            all
        };
        assert!(is_shown(&["check", name], None).contains(shown));
        is_shown(&["check", "b\n.ron"], None);
        is_shown(&["import", name, "-o", "c\u{1b}\n.ron"], None);
        is_shown(&["import", name, "-o", "c\u{1b}\n.ron"], Some(1));
        is_shown(&["check", "none\n.ron", "--report", "none\n.ron"], Some(1));
        is_shown(&["new", "--template", "x\u{1b}", "-o", "d.ron"], Some(1));
        is_shown(&["\u{1b}x", "--\u{1b}"], None);
    }
}
