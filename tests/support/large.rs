//! Large projects, for measuring.

use jibiao::model::{Column, Form, Key, Project, Table};

/// A project of `count` forms as long as real ones.
pub(crate) fn large(count: usize) -> Project {
    let mut project = Project::default();
    for n in 0..count {
        let mut form = Form { template: "guangyuan-project".into(), ..Form::default() };
        let fields = [
            ("year", "2021"),
            ("project_name", &format!("医保骨干网络专项经费{n}")),
            ("unit", "广元市医疗保障局"),
            ("funds.total", &format!("{n}.50")),
            ("goals", &"1、保障城乡居民享受医疗待遇。\n2、确保城乡居民按时全额参保。\n".repeat(3)),
        ];
        form.fields = fields.into_iter().map(|(key, text)| (Key::new(key), text)).collect();
        for _ in 0..17 {
            let cells = [
                (Column::Class, "项目完成"),
                (Column::Subclass, "社会效益指标"),
                (Column::Name, "促进全市医疗保险工作正常开展"),
                (Column::Value, "城镇职工医保政策和城乡居民医保政策执行到位，参保人员医疗待遇得到保障"),
            ];
            form.push_row(Table::Indicators, cells.into_iter().collect());
        }
        project.push(form);
    }
    project
}
