//! The controls of the window itself and of its panes.

use super::Then::{Answers, Changes, Hides, Opens, Outside, Shows, TakesKeys, Turns};
use super::{Line, Part, states};

/// The menu bar and the toolbar.
const TOOLS: &[Line] = &[
    ("=文件", Shows("另存为…")),
    ("=编辑", Shows("改分类名称")),
    ("=表", Shows("转到表…")),
    ("=检查", Shows("下一处问题")),
    ("=视图", Shows("浅色或深色")),
    ("=帮助", Opens),
    ("=新建项目", Shows("项目支出绩效自评表　项目支出　全国 自评")),
    ("=打开…", Shows("文件的完整路径")),
    ("=导入 Excel 表…", Shows("文件的完整路径")),
];

/// The buttons that need an open project.
const TOOLS_OF_PROJECT: &[Line] = &[
    ("=保存", Answers),
    ("=在下方加一行", Changes),
    ("=加指标到分类…", Shows("项目完成 › 数量指标")),
    ("=再来一行（复制本行）", Changes),
    ("=删除所选行", Changes),
    ("=所选行上移", Changes),
    ("=所选行下移", Changes),
    ("=查找…", Answers),
    ("=检查结果", Answers),
    ("=打印…", Outside("it opens the system's viewer")),
];

/// The list of forms, the form, and the tabs of the right side.
const FORMS: &[Line] = &[
    ("添加表", Shows("项目支出绩效自评表")),
    ("医疗保险征收工作经费，", Turns),
    ("资产采购，", Answers),
    ("万元，", Turns),
    ("Resize panel", Answers),
    ("检查（", Answers),
];

pub(crate) const PARTS: &[Part] = &[
    Part {
        name: "打印预览",
        state: states::in_row,
        lines: &[
            TOOLS,
            TOOLS_OF_PROJECT,
            &[("打印预览第 1 页", Answers), ("打印预览", Answers), ("=查找", Shows("只在这张表"))],
            FORMS,
        ],
    },
    Part {
        name: "检查",
        state: states::mends,
        lines: &[
            TOOLS,
            TOOLS_OF_PROJECT,
            &[
                ("打印预览", Shows("打印预览第 1 页")),
                ("=查找", Shows("只在这张表")),
                ("错误 ", Turns),
                ("提醒 ", Turns),
                ("建议 ", Turns),
                ("全部的表", Turns),
                ("=改正", Changes),
                ("同类", Changes),
                ("其他", Shows("接受这一处")),
            ],
            FORMS,
        ],
    },
    Part {
        name: "查找",
        state: states::replacing,
        lines: &[
            TOOLS,
            TOOLS_OF_PROJECT,
            &[
                ("打印预览", Shows("打印预览第 1 页")),
                ("=查找", Answers),
                ("替换为", TakesKeys),
                ("只在这张表", Turns),
                ("=替换", Hides("替换为")),
                ("全部替换", Changes),
                ("第 1 处", Answers),
                ("第 ", Answers),
            ],
            FORMS,
        ],
    },
    Part {
        name: "使用说明",
        state: states::manual,
        lines: &[
            TOOLS,
            TOOLS_OF_PROJECT,
            &[
                ("=使用说明", Answers),
                ("快捷键", Turns),
                ("检查规则", Turns),
                ("关闭说明", Hides("检查规则")),
                ("打印预览", Answers),
                ("=查找", Shows("只在这张表")),
            ],
            FORMS,
        ],
    },
    Part {
        name: "开始页",
        state: states::start_page,
        lines: &[
            TOOLS,
            &[
                ("新建项目", Shows("项目支出绩效自评表　项目支出　全国 自评")),
                ("打开项目文件…", Shows("文件的完整路径")),
                ("导入 Excel 表…", Shows("文件的完整路径")),
                ("使用说明", Shows("检查规则")),
                (" p", Shows("资产采购，")),
                ("四川广元 2021 部门预算", Shows("资产采购，")),
                ("四川广元 2021 自评", Shows("全部项目")),
                ("河北博野 2022", Shows("全部项目")),
                ("宁夏沙坡头 2023", Shows("全部项目")),
                ("陕西渭南 2023", Shows("全部项目")),
                ("　", Shows("全部项目")),
            ],
        ],
    },
];
