//! The controls of the dialogs.

use super::Then::{Answers, Changes, Hides, Opens, Outside, Shows, TakesKeys, Turns};
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
            ("浅色", Answers),
            ("深色", Turns),
            ("字号", Answers),
            ("表格缩放", Answers),
            ("打印正文字体", TakesKeys),
            ("保留备份", Answers),
            ("打开", Outside("it opens the system's file manager")),
            ("确定", Hides("打印正文字体")),
            ("取消", Hides("打印正文字体")),
        ]],
    },
    Part {
        name: "添加表",
        state: states::add_form,
        lines: &[&[("=添加表", TakesKeys), ("　", Changes), ("确定", Changes), ("取消", Hides("项目支出绩效自评表"))]],
    },
    Part {
        name: "转到表",
        state: states::go_to_form,
        lines: &[&[
            ("=转到表", TakesKeys),
            (" 万元", Hides("广元市医疗保障局 1093.88 万元")),
            ("确定", Hides("取消")),
            ("取消", Hides("确定")),
        ]],
    },
    Part {
        name: "加指标到分类",
        state: states::add_to_class,
        lines: &[&[("=加指标到分类", TakesKeys), (" › ", Changes), ("确定", Changes), ("取消", Hides("确定"))]],
    },
    Part {
        name: "还有没保存的改动",
        state: states::unsaved,
        lines: &[&[("不保存", Shows("打开示例")), ("保存", Shows("打开示例")), ("取消", Hides("还有没保存的改动"))]],
    },
    Part {
        name: "导出",
        state: states::exporting,
        lines: &[&[
            ("这张表", Turns),
            ("全部 10 张", Answers),
            ("每张表各存成文件", Turns),
            ("选择文件…", Shows("文件夹的路径")),
            ("取消", Hides("选择文件…")),
        ]],
    },
    Part {
        name: "文件",
        state: states::file_dialog,
        lines: &[&[
            ("上一级", Answers),
            ("文件夹的路径", TakesKeys),
            ("新建文件夹", Shows("新文件夹的名称")),
            ("主目录", Answers),
            ("文件和文件夹", Answers),
            ("state，文件夹", Answers),
            ("所有文件", Turns),
            ("文件名", TakesKeys),
            ("取消", Hides("文件夹的路径")),
            ("保存", Shows("已导出")),
            ("", Answers),
        ]],
    },
    Part {
        name: "命令",
        state: states::palette,
        lines: &[&[
            ("=命令", TakesKeys),
            ("视图：放大", Shows("缩放 110%")),
            ("确定", Shows("缩放 110%")),
            ("取消", Hides("确定")),
        ]],
    },
    Part {
        name: "以前的保存",
        state: states::earlier_saves,
        lines: &[&[("关闭", Hides("这个项目还没有以前的保存。"))]],
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
        name: "导入没见过的表",
        state: states::importing_unknown,
        lines: &[&[
            ("鄂州.xlsx › ", Answers),
            ("按通用表导入", Turns),
            ("记住这种表…", Shows("模板第 1 页")),
            ("导入 1 张表", Changes),
            ("取消", Hides("填进了表里")),
        ]],
    },
    Part {
        name: "记住这种表",
        state: states::remembering,
        lines: &[&[
            ("名称", TakesKeys),
            ("地区", TakesKeys),
            ("环节", Opens),
            ("范围", Opens),
            ("=记住", Outside("it saves into the folder of whoever runs the tests")),
            ("取消", Hides("模板第 1 页")),
        ]],
    },
    Part {
        name: "接受",
        state: states::accepting,
        lines: &[&[("理由", TakesKeys), ("=接受", Changes), ("取消", Hides("理由"))]],
    },
];
