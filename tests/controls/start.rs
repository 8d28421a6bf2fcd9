//! The controls of the start page.

use super::Then::{Shows, TakesKeys};
use super::{Part, panes::TOOLS, states};

pub(crate) const PARTS: &[Part] = &[Part {
    name: "开始页",
    state: states::start_page,
    lines: &[
        TOOLS,
        &[
            ("新建项目 ", Shows("项目支出绩效自评表　项目支出　全国 自评")),
            ("打开项目文件…", Shows("文件夹的路径")),
            ("使用说明", Shows("检查规则")),
            ("把你们的表拿来…", Shows("文件夹的路径")),
            ("找模板", TakesKeys),
            (" p", Shows("资产采购，")),
            ("四川广元 2021 部门预算", Shows("资产采购，")),
            ("四川广元 2021 自评", Shows("全部项目")),
            ("河北博野 2022", Shows("全部项目")),
            ("宁夏沙坡头 2023", Shows("全部项目")),
            ("陕西渭南 2023", Shows("全部项目")),
            ("　", Shows("全部项目")),
        ],
    ],
}];
