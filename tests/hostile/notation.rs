//! Projects, templates, upload profiles, settings and fonts, and the texts of targets and amounts.

use super::Case;
use jibiao::base::amount::MoneyUnit;
use jibiao::base::face::{Faces, bundled};
use jibiao::base::money::Money;
use jibiao::model::value;
use jibiao::store::{project, settings};
use jibiao::template::Library;
use std::fs;
use std::path::Path;

fn read_project(bytes: &[u8]) -> String {
    let read = project::parse(Path::new("p.ron"), &String::from_utf8_lossy(bytes));
    read.map_or_else(|error| error.to_string(), |project| format!("{} forms", project.forms.len()))
}

fn salvage(bytes: &[u8]) -> String {
    project::salvage(bytes).map_or_else(|| "nothing".to_owned(), |salvage| format!("{} lost", salvage.lost.len()))
}

fn read_template(bytes: &[u8]) -> String {
    let read = Library::default().add_template("t.ron", &String::from_utf8_lossy(bytes));
    read.map_or_else(|error| error.to_string(), |template| template.name.clone())
}

fn read_profile(bytes: &[u8]) -> String {
    let read = Library::default().add_profile("p.ron", &String::from_utf8_lossy(bytes));
    read.map_or_else(|error| error.to_string(), |profile| profile.name.clone())
}

fn read_settings(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("settings.ron");
    fs::write(&path, bytes).expect("written");
    settings::load(&path).map_or_else(|error| error.to_string(), |_| "settings".to_owned())
}

fn read_font(bytes: &[u8]) -> String {
    Faces::with_body(bytes.to_vec()).map_or_else(|error| error.to_string(), |_| "font".to_owned())
}

fn read_value(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let read = value::parse(&text);
    let figures = (read.quantity().is_some(), read.prices().count(), Money::read(&text, MoneyUnit::Wan).is_some());
    format!("value {figures:?}")
}

fn of(
    reader: &'static str,
    read: fn(&[u8]) -> String,
) -> impl Fn(&'static str, &'static str, fn(usize) -> String) -> Case {
    move |kind, says, text| Case { reader, kind, says, file: Box::new(move |n| text(n).into_bytes()), read }
}

fn in_form(inside: &str) -> String {
    format!("(version:1,forms:[(id:1,template:\"a\",{inside})])")
}

fn deep(open: &str, close: &str, count: usize) -> String {
    format!("(version: 1, forms: {}{})", open.repeat(count), close.repeat(count))
}

fn template(change: fn(&str, usize) -> String) -> impl Fn(usize) -> Vec<u8> {
    // No template is read that is longer than a megabyte.
    move |n| change(include_str!("../../assets/templates/guangyuan-project.ron"), n.min(60_000)).into_bytes()
}

fn notes(text: &str, n: usize) -> String {
    text.replacen("blocks: [", &format!("blocks: [{}", "notes([\"a\"]),".repeat(n)), 1)
}

/// A font whose table of characters says that it has groups without end.
fn groups(n: usize) -> Vec<u8> {
    let long = |number: usize| u32::try_from(number).expect("short").to_be_bytes();
    let group = |at: usize| [long(at), long(0x0010_FFFF), long(at)].concat();
    let groups: Vec<u8> = (0..n).flat_map(group).collect();
    let map = [
        &[0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0][..],
        &long(16 + groups.len()),
        &[0; 4],
        &long(n),
        &groups,
    ];
    let map = map.concat();
    let mut head = vec![0; 54];
    head[18] = 4;
    let tables = [(*b"cmap", map), (*b"head", head)];
    let mut font = vec![0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0];
    let mut start = 12 + 16 * tables.len();
    for (tag, table) in &tables {
        font.extend([&tag[..], &[0; 4], &long(start), &long(table.len())].concat());
        start += table.len();
    }
    tables.iter().for_each(|(_, table)| font.extend(table));
    font
}

pub(super) fn cases() -> Vec<Case> {
    let project = of("project", read_project);
    let saved = of("salvage", salvage);
    let profile = of("profile", read_profile);
    let settings = of("settings", read_settings);
    let value = of("value", read_value);
    let made = |kind, says, file: Box<dyn Fn(usize) -> Vec<u8>>| Case {
        reader: "template",
        kind,
        says,
        file,
        read: read_template,
    };
    let font = |kind, says, file: fn(usize) -> Vec<u8>| Case {
        reader: "font",
        kind,
        says,
        file: Box::new(file),
        read: read_font,
    };
    vec![
        project("brackets", "已损坏", |n| deep("[", "]", 20 * n)),
        project("round brackets", "已损坏", |n| deep("(", ")", 20 * n)),
        project("maps in fields", "已损坏|内容太碎", |n| deep("[(id:1,template:\"a\",fields:{", "})]", n)),
        project("options", "已损坏", |n| deep("Some(", ")", 20 * n)),
        project("comments in comments", "注释没有结束", |n| format!("(version: 1, {}", "/*".repeat(100 * n))),
        project("raw texts", "已损坏", |n| format!("(version: 1, unit: (name: r{}\"", "#".repeat(100 * n))),
        project("a long text", "forms", |n| in_form(&format!("fields:{{\"a\":\"{}\"}}", "大".repeat(80 * n)))),
        project("escapes", "forms", |n| in_form(&format!("fields:{{\"a\":\"{}\"}}", "\\u{597d}\\n".repeat(20 * n)))),
        project("a large number", "已损坏", |n| {
            format!("(version:1,forms:[(id:{},template:\"a\")])", "9".repeat(100 * n))
        }),
        project("a version that is none", "不是绩表的项目文件", |_| "(version:99999999999999999999)".into()),
        project("forms", "", |n| format!("(version:1,forms:[{}])", "(id:1,template:\"\"),".repeat(13 * n))),
        project("rows", "", |n| in_form(&format!("tasks:[{}]", "(1,{}),".repeat(36 * n)))),
        project("fields", "", |n| {
            in_form(&format!("fields:{{{}}}", (0..18 * n).map(|n| format!("\"{n:x}\":\"a\",")).collect::<String>()))
        }),
        project("one field again and again", "同一项写了两次", |n| {
            in_form(&format!("fields:{{{}}}", "\"a\":\"b\",".repeat(4 * n)))
        }),
        project("cells", "", |n| {
            in_form(&format!("tasks:[{}]", "(1,{name:\"a\",content:\"b\",total:\"c\"}),".repeat(6 * n)))
        }),
        project("checks", "forms", |n| {
            let accepted = "(rule:\"a\",form:1,place:\"b\",evidence:\"\",reason:\"\"),".repeat(n);
            format!("(version:1,checks:(accepted:[{accepted}]))")
        }),
        saved("lines that are none", "lost|nothing", |n| {
            format!(
                "(\n    forms: [\n        (\n            id: 1,\n{}        ),\n",
                "            \u{fffd}?,\n".repeat(n)
            )
        }),
        saved("forms that are none", "nothing", |n| {
            format!("(\n    forms: [\n{}", "        (\n            ??,\n        ),\n".repeat(n))
        }),
        saved("brackets", "nothing", |n| {
            format!(
                "(\n    forms: [\n        (\n{}",
                (3..n.min(3_000)).map(|depth| format!("{}[\n", " ".repeat(4 * depth))).collect::<String>()
            )
        }),
        made("brackets", "第 1 行", Box::new(|n| format!("(id: {}", "[".repeat(4 * n)).into_bytes())),
        made("notes", "", Box::new(template(notes))),
        made(
            "a long name",
            "",
            Box::new(template(|text, n| text.replacen("name: \"", &format!("name: \"{}", "长".repeat(n)), 1))),
        ),
        made("spans", "", Box::new(template(|text, _| text.replace("span: ", "span: 1844674407370955161")))),
        made(
            "fields",
            "",
            Box::new(template(|text, n| {
                let fields: String = (0..n / 20).map(|n| format!("(key:\"k{n}\",label:\"a\"),")).collect();
                text.replacen("fields: [", &format!("fields: [{fields}"), 1)
            })),
        ),
        made(
            "faults",
            "行",
            Box::new(template(|text, n| text.replacen("fields: [", &format!("fields: [{}", "(),".repeat(n / 4)), 1))),
        ),
        made(
            "patterns",
            "",
            Box::new(template(|text, n| text.replacen("titles: [", &format!("titles: [\"{}\",", "{a}b".repeat(n)), 1))),
        ),
        made("a comment without an end", "行", Box::new(template(|text, n| format!("{text}{}", "/*".repeat(n))))),
        profile("columns", "", |n| {
            format!("(id:\"a\",name:\"b\",columns:[{}])", "(header:\"c\",value:name),".repeat(n / 8))
        }),
        profile("brackets", "第 1 行", |n| format!("(id:\"a\",columns:{}", "[".repeat(4 * n))),
        profile("merges", "", |n| {
            format!(
                "(id:\"a\",name:\"b\",columns:[(header:\"c\",value:name)],merges:[{}])",
                "(row:0,column:0,rows:18446744073709551615,columns:18446744073709551615),".repeat(n / 80)
            )
        }),
        profile("lines above", "", |n| {
            format!("(id:\"a\",name:\"b\",above:[{}],columns:[(header:\"c\",value:name)])", "[\"a\"],".repeat(n / 4))
        }),
        settings("recent files", "settings", |n| format!("(recent:[{}])", "\"a\",".repeat(n / 2))),
        settings("numbers", "settings", |_| {
            "(text_pt:inf,zoom:NaN,backups:18446744073709551615,window:(1e38,-1e38))".into()
        }),
        settings("brackets", "写法不对", |n| "[".repeat(4 * n)),
        settings("unknown fields", "settings", |n| {
            format!("({})", (0..n / 10).map(|n| format!("a{n}:1,")).collect::<String>())
        }),
        settings("more than a file may have", "超过 1 MB", |_| format!("(recent:[{}])", "\"a\",".repeat(260_000))),
        font("groups of characters", "", groups),
        font("no font", "不是可用的字体文件", |n| vec![0; 100 * n]),
        font("a font that is cut off", "不是可用的字体文件", |_| bundled::BOX[..40].to_vec()),
        font("more than a font may have", "字体文件超过 64 MB", |_| vec![0; (64 << 20) + 1]),
        value("digits", "value", |n| "9".repeat(n.min(32_767))),
        value("digits and points", "value", |n| "1.".repeat(n.min(16_000))),
        value("brackets", "value", |n| "（".repeat(n.min(32_767))),
        value("operators", "value", |n| "≥".repeat(n.min(32_767))),
        value("numbers", "value", |n| "12个、".repeat(n.min(8_000))),
        value("products", "value", |n| "12个×".repeat(n.min(8_000)) + "3=4"),
        value("dates", "value", |n| "2021年12月31日前".repeat(n.min(3_000))),
        value("units", "value", |n| format!("1{}", "万亿".repeat(n.min(16_000)))),
        value("percent signs", "value", |n| "1%-".repeat(n.min(10_000))),
        value("numerals", "value", |n| "一百亿零三".repeat(n.min(6_000))),
    ]
}
