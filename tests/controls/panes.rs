//! The controls of the window itself and of its panes.

use super::Then::{Answers, Changes, Hides, Opens, Shows, TakesKeys, Turns};
use super::{Line, Part, states};

/// The menu bar and the toolbar.
pub(crate) const TOOLS: &[Line] = &[
    ("文件(F)", Opens),
    ("编辑(E)", Opens),
    ("表(T)", Opens),
    ("检查(C)", Opens),
    ("视图(V)", Opens),
    ("帮助(H)", Opens),
    ("=新建项目", Shows("项目支出绩效自评表　项目支出　全国 自评")),
    ("=打开…", Shows("文件夹的路径")),
    ("=导入 Excel、Word 表…", Shows("文件夹的路径")),
];

/// The buttons that need an open project, and the bottom line.
const TOOLS_OF_PROJECT: &[Line] = &[
    ("=保存", Answers),
    ("=在下方加一行", Changes),
    ("=加指标到分类…", Shows("项目完成 › 质量指标")),
    ("=再来一行（复制本行）", Changes),
    ("=删除所选行", Changes),
    ("=所选行上移", Changes),
    ("=所选行下移", Changes),
    ("=查找…", Answers),
    ("=检查结果", Answers),
    ("=打印…", Shows("全部 10 张")),
    ("缩放 ", Opens),
];

/// The list of forms and the outline of the form at hand.
const LISTS: &[Line] = &[
    ("添加表", Shows("项目支出绩效自评表　项目支出　全国 自评")),
    ("筛选表", TakesKeys),
    ("=按项目", Shows("资产采购，1 张")),
    ("=按环节", Answers),
    ("折叠批复表", Hides("广元市医疗保障局，")),
    ("批复表，", Answers),
    ("资产采购，", Answers),
    ("帮村扶贫工作经费，", Turns),
    (" 万元，", Turns),
    ("折叠", Answers),
    ("里加一个指标", Changes),
    ("项目完成（", Answers),
    ("指标（", Answers),
    ("，", Answers),
    ("Resize panel", Answers),
];

/// What the bar and the menu of a cell do to a table of a manuscript.
pub(super) const CHANGES_OF_TABLES: &[Line] = &[
    ("在上面插入一行", Changes),
    ("在下面插入一行", Changes),
    ("删除所选行", Changes),
    ("在左边插入一列", Changes),
    ("在右边插入一列", Changes),
    ("删除这一列", Changes),
    ("与左边的格合并", Changes),
    ("与上面的格合并", Shows("表头在每一页上重印")),
    ("拆分这一格", Shows("这一格没有合并过")),
];

/// The list of forms alone.
const LISTS_OF_FORMS: &[Line] = &[
    ("添加表", Shows("项目支出绩效自评表　项目支出　全国 自评")),
    ("筛选表", TakesKeys),
    ("=按项目", Answers),
    ("=按环节", Answers),
    ("折叠", Answers),
    ("，", Answers),
    ("Resize panel", Answers),
];

/// The list of forms grouped by project.
const PROJECTS: &[Line] = &[
    ("添加表", Shows("项目支出绩效自评表　项目支出　全国 自评")),
    ("筛选表", TakesKeys),
    ("=按项目", Answers),
    ("=按环节", Shows("批复表，3 张")),
    ("=申报表：6 万元", Answers),
    ("=还没有自评表，点一下生成", Shows("监控表报到")),
    ("=折叠资产采购", Hides("申报表，6 万元")),
    ("还没有", Answers),
    ("折叠", Answers),
    ("里加一个指标", Changes),
    ("项目完成（", Answers),
    ("指标（", Answers),
    ("，", Answers),
    ("表：", Answers),
    ("Resize panel", Answers),
];

pub(crate) const PARTS: &[Part] = &[
    Part {
        name: "按项目",
        state: states::by_project,
        lines: &[
            TOOLS,
            TOOLS_OF_PROJECT,
            &[
                ("打印预览第 1 页", Answers),
                ("=自动", Answers),
                ("=一页", Changes),
                ("=原大小", Changes),
                ("打印预览", Answers),
                ("检查（", Shows("全部的表")),
                ("=查找", Shows("只在这张表")),
                ("指标库", Answers),
            ],
            PROJECTS,
        ],
    },
    Part {
        name: "打印预览",
        state: states::in_row,
        lines: &[
            TOOLS,
            TOOLS_OF_PROJECT,
            &[
                ("选中或拖动这一行", Answers),
                ("打印预览第 1 页", Answers),
                ("=自动", Answers),
                ("=一页", Changes),
                ("=原大小", Changes),
                ("打印预览", Answers),
                ("检查（", Shows("全部的表")),
                ("=查找", Shows("只在这张表")),
                ("=指标库", Shows("找指标")),
            ],
            LISTS,
        ],
    },
    Part {
        name: "检查",
        state: states::fixes,
        lines: &[
            TOOLS,
            TOOLS_OF_PROJECT,
            &[
                ("打印预览", Shows("打印预览第 1 页")),
                ("选中或拖动这一行", Answers),
                ("检查（", Answers),
                ("=查找", Shows("只在这张表")),
                ("=指标库", Shows("找指标")),
                ("=错误 4", Turns),
                ("=提醒 8", Turns),
                ("=建议 7", Turns),
                ("全部的表", Turns),
                ("=改正", Changes),
                ("=其他", Opens),
                ("错误，", Answers),
                ("提醒，", Answers),
                ("建议，", Answers),
            ],
            LISTS,
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
                ("检查（", Shows("全部的表")),
                ("选中或拖动这一行", Answers),
                ("替换为", TakesKeys),
                ("只在这张表", Turns),
                ("上一", Answers),
                ("下一", Answers),
                ("全部替换", Changes),
                ("=查找", Answers),
                ("=指标库", Shows("找指标")),
                ("=替换", Hides("替换为")),
                ("　年度，2021", Answers),
                ("　绩效指标第", Answers),
            ],
            LISTS,
        ],
    },
    Part {
        name: "指标库",
        state: states::library,
        lines: &[
            TOOLS,
            TOOLS_OF_PROJECT,
            &[
                ("打印预览", Shows("打印预览第 1 页")),
                ("检查（", Shows("全部的表")),
                ("选中或拖动这一行", Answers),
                ("=查找", Shows("只在这张表")),
                ("=指标库", Answers),
                ("找指标", TakesKeys),
                ("=加进表里", Changes),
                ("，加进表里", Answers),
                ("打开放旧项目的文件夹", Shows("找不到配置文件夹")),
            ],
            LISTS,
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
                ("模板写法", Turns),
                ("安装", Turns),
                ("关闭说明", Hides("检查规则")),
                ("打印预览", Answers),
                ("打开右侧", Shows("打印预览第 1 页")),
            ],
            LISTS,
        ],
    },
    Part {
        name: "文稿",
        state: states::manuscript,
        lines: &[
            TOOLS,
            &[
                ("=保存", Answers),
                ("=在下方加一行", Changes),
                ("=加指标到分类…", Answers),
                ("=再来一行（复制本行）", Changes),
                ("=删除所选行", Changes),
                ("=所选行上移", Changes),
                ("=所选行下移", Changes),
                ("=查找…", Answers),
                ("=检查结果", Answers),
                ("=打印…", Shows("全部 11 张")),
                ("缩放 ", Opens),
                ("=段落样式", Opens),
                ("=表格", Opens),
                ("=表单", Opens),
                ("=数据", Opens),
                ("=一、概况", Answers),
                ("部门", Answers),
                ("打印预览第 ", Answers),
                ("打印预览", Answers),
                ("检查", Shows("全部的表")),
                ("=查找", Shows("只在这张表")),
                ("=指标库", Shows("找指标")),
            ],
            LISTS_OF_FORMS,
        ],
    },
    Part {
        name: "文稿的表格",
        state: || states::manuscript_menu("=表格"),
        lines: &[&[("新表格的大小", Changes)], CHANGES_OF_TABLES],
    },
];
