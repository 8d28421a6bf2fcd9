//! The figures that the sentences of a manuscript may take from the forms: `{预算数}`.

/// The names of all figures, and what each tells.
pub const FIGURES: [(&str, &str); 18] = [
    ("单位", "单位名称"),
    ("单位编码", "单位编码"),
    ("年度", "年度"),
    ("项目名称", "本文稿的项目"),
    ("项目编码", "本文稿的项目的编码"),
    ("预算数", "本项目的预算数，万元；文稿不属于哪个项目的，是各项目合计"),
    ("执行数", "本项目的执行数，万元；或各项目合计"),
    ("执行率", "执行数÷预算数"),
    ("总分", "本项目自评总分"),
    ("指标数", "本项目的指标个数；或各项目合计"),
    ("项目数", "本文件里有几个项目"),
    ("平均分", "各项目自评总分的平均"),
    ("平均分的40%", "部门自评里项目绩效的得分（四川）"),
    (ALL_PROJECTS, "各项目一览：表格里单独一行，印出来每个项目一行，末行合计"),
    ("部门预算数", "部门整体的预算数，万元"),
    ("部门执行数", "部门整体的执行数，万元"),
    ("部门执行率", "部门整体的执行率"),
    ("部门总分", "部门整体自评总分"),
];

/// The figure that is a table: a row for each project, with number, name, budget, executed, rate and score.
pub const ALL_PROJECTS: &str = "项目一览";

/// The name of a figure, and the project that it asks for: `{预算数：网络经费}`.
pub fn named(name: &str) -> (&str, Option<&str>) {
    match name.split_once(['：', ':']) {
        Some((name, project)) => (name.trim(), Some(project.trim())),
        None => (name.trim(), None),
    }
}

/// Where the texts in braces stand in `text`, the braces included, and what is in them.
pub fn braced(text: &str) -> Vec<(std::ops::Range<usize>, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text.get(from..).and_then(|rest| rest.find('{')).map(|at| from + at) {
        let inside = text.get(open + 1..).unwrap_or_default();
        match inside.find(['{', '}']).map(|end| inside.split_at(end)) {
            Some((name, rest)) if rest.starts_with('}') => {
                from = open + name.len() + 2;
                found.push((open..from, name));
            }
            Some(_) => from = open + 1,
            None => break,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_in_braces() {
        for (text, expected) in [
            ("预算{预算数}万元，执行{执行数：网络}万元", &["预算数", "执行数：网络"][..]),
            ("{{年度}}", &["年度"]),
            ("{", &[]),
            ("}{", &[]),
            ("{}", &[""]),
            ("a{总分}b", &["总分"]),
        ] {
            let found = braced(text);
            assert_eq!(found.iter().map(|(_, name)| *name).collect::<Vec<_>>(), expected, "{text}");
            assert!(found.iter().all(|(at, name)| text[at.clone()] == format!("{{{name}}}")));
        }
        assert_eq!(named("执行数： 网络"), ("执行数", Some("网络")));
        assert_eq!(named(" 总分 "), ("总分", None));
    }
}
