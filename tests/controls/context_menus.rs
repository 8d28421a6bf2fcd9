//! The lines of the menus that a right click opens.

use super::Then::{Answers, Changes, Hides, Shows};
use super::panes::CHANGES_OF_TABLES;
use super::{Part, states};

pub(crate) const PARTS: &[Part] = &[
    Part {
        name: "表的菜单",
        state: states::menu_of_form,
        lines: &[&[
            ("进入这张表", Hides("设年度…")),
            ("改名", Hides("设年度…")),
            ("复制", Changes),
            ("上移", Changes),
            ("下移", Changes),
            ("设年度…", Shows("1 张表的年度")),
            ("生成下一环节的表…", Shows("监控表报到")),
            ("登记状态…", Shows("已公开")),
            ("打印…", Shows("全部 10 张")),
            ("导出 PDF…", Shows("选择文件…")),
            ("导出 Excel…", Shows("选择文件…")),
            ("导出 Word…", Shows("选择文件…")),
            ("导出上报表…", Shows("选择文件…")),
            ("全选", Hides("设年度…")),
            ("删除", Changes),
        ]],
    },
    Part {
        name: "格的菜单",
        state: states::menu_of_cell,
        lines: &[&[
            ("剪切", Changes),
            ("再来一行", Changes),
            ("复制", Hides("清空所选格")),
            ("只粘贴文字", Hides("清空所选格")),
            ("粘贴", Hides("清空所选格")),
            ("清空所选格", Changes),
            ("向下填充", Changes),
            ("向右填充", Answers),
            ("在下方加一行", Changes),
            ("删除所选行", Changes),
            ("所选行上移", Changes),
            ("所选行下移", Changes),
            ("存入指标库", Shows("找不到配置文件夹")),
            ("加指标到分类…", Shows("项目完成 › 质量指标")),
            ("改分类名称", Hides("清空所选格")),
            ("删除这个分类", Hides("清空所选格")),
        ]],
    },
    Part {
        name: "文稿里表格的格的菜单",
        state: states::menu_of_table_cell,
        lines: &[
            &[
                ("剪切", Changes),
                ("再来一行", Changes),
                ("复制", Hides("清空所选格")),
                ("只粘贴文字", Hides("清空所选格")),
                ("粘贴", Hides("清空所选格")),
                ("清空所选格", Changes),
                ("向下填充", Changes),
                ("向右填充", Changes),
                ("所选行上移", Changes),
                ("所选行下移", Changes),
            ],
            CHANGES_OF_TABLES,
        ],
    },
    Part {
        name: "指标的菜单",
        state: states::menu_of_indicator,
        lines: &[&[
            ("进入这一行", Hides("移到分类")),
            ("改名", Hides("移到分类")),
            ("在下方加一行", Changes),
            ("复制", Changes),
            ("上移", Changes),
            ("下移", Changes),
            ("存入指标库", Shows("找不到配置文件夹")),
            ("移到分类", Answers),
            ("删除", Changes),
        ]],
    },
    Part {
        name: "分类的菜单",
        state: states::menu_of_class,
        lines: &[&[
            ("加一个指标", Changes),
            ("改分类名称", Hides("全部折叠")),
            ("删除其中的指标", Changes),
            ("删除这个分类", Changes),
            ("全部折叠", Hides("办公室座椅，11套")),
            ("全部展开", Hides("全部折叠")),
        ]],
    },
    Part {
        name: "问题的菜单",
        state: states::menu_of_finding,
        lines: &[&[
            ("接受这一处", Shows("理由（会印在检查报告里）")),
            ("本项目不查这条规则", Changes),
            ("本项目里算错误", Changes),
            ("本项目里算提醒", Changes),
            ("本项目里算建议", Changes),
        ]],
    },
];
