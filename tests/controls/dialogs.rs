//! The controls of the dialogs.

use super::Then::{Answers, Changes, Hides, Shows, TakesKeys, Turns};
use super::{Part, states};

pub(crate) const PARTS: &[Part] = &[
    Part {
        name: "单位信息",
        state: states::unit_data,
        lines: &[&[
            ("单位名称", TakesKeys),
            ("单位编码", TakesKeys),
            ("年度", TakesKeys),
            ("填报人", TakesKeys),
            ("负责人", TakesKeys),
            ("联系电话", TakesKeys),
            ("填报日期", TakesKeys),
            ("表尾印签名行和盖章处", Turns),
            ("缩小字号，尽量印在一页里", Turns),
            ("不印页码", Turns),
            ("确定", Hides("联系电话")),
            ("取消", Hides("联系电话")),
        ]],
    },
    Part {
        name: "设置",
        state: states::settings,
        lines: &[&[
            ("界面", Answers),
            ("字号", Answers),
            ("表格缩放", Answers),
            ("打印正文字体", TakesKeys),
            ("保留备份", Answers),
            ("打开", super::Then::Outside("it opens the system's file manager")),
            ("确定", Hides("打印正文字体")),
            ("取消", Hides("打印正文字体")),
        ]],
    },
    Part { name: "添加表", state: states::add_form, lines: &[&[("=添加表", TakesKeys), ("　", Changes)]] },
    Part {
        name: "转到表",
        state: states::go_to_form,
        lines: &[&[("=转到表", TakesKeys), ("", Hides("广元市医疗保障局 1093.88"))]],
    },
    Part {
        name: "加指标到分类",
        state: states::add_to_class,
        lines: &[&[("=加指标到分类", TakesKeys), (" › ", Changes)]],
    },
    Part {
        name: "还有没保存的改动",
        state: states::unsaved,
        lines: &[&[("不保存", Shows("打开示例")), ("保存", Shows("打开示例")), ("取消", Hides("还有没保存的改动"))]],
    },
    Part {
        name: "文件",
        state: states::file_dialog,
        lines: &[&[("文件的完整路径", TakesKeys), ("确定", Shows("已导出")), ("取消", Hides("文件的完整路径"))]],
    },
    Part {
        name: "导入",
        state: states::importing,
        lines: &[&[
            ("表0.xlsx › ", Answers),
            ("表3.xlsx › ", Turns),
            ("2022城乡参保人员县级配套资金　", Turns),
            ("冀财社【2021】159号中央财政医疗救助补助资金　", Turns),
            ("导入 2 张表", Changes),
            ("取消", Hides("填进了表里")),
        ]],
    },
    Part {
        name: "接受",
        state: states::accepting,
        lines: &[&[("理由", TakesKeys), ("=接受", Changes), ("取消", Hides("理由"))]],
    },
];
