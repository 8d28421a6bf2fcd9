//! The scope and the stage of a form.

use serde::{Deserialize, Serialize};

/// Whether a form is about a whole bureau or about one project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// 部门整体
    Department,
    /// 项目支出
    Project,
}

impl Scope {
    /// The scope's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Department => "部门整体",
            Self::Project => "项目支出",
        }
    }
}

/// The stage of a form in the yearly cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 绩效目标表, whose title does not tell declaration from approval (博野 2022).
    Targets,
    /// 申报表
    Declaration,
    /// 批复表
    Approval,
    /// 监控表
    Monitoring,
    /// 调整表
    Adjustment,
    /// 自评表
    SelfEvaluation,
    /// A manuscript of text and forms, at no station of the year: 绩效文本, 自评报告, 部门预算表.
    Manuscript,
}

impl Stage {
    /// All stages, in the order of the yearly cycle.
    pub const ALL: [Self; 7] = [
        Self::Targets,
        Self::Declaration,
        Self::Approval,
        Self::Monitoring,
        Self::Adjustment,
        Self::SelfEvaluation,
        Self::Manuscript,
    ];

    /// The stage's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Targets => "目标",
            Self::Declaration => "申报",
            Self::Approval => "批复",
            Self::Monitoring => "监控",
            Self::Adjustment => "调整",
            Self::SelfEvaluation => "自评",
            Self::Manuscript => "文稿",
        }
    }

    /// What forms of the stage are called.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Targets => "绩效目标表",
            Self::Declaration => "申报表",
            Self::Approval => "批复表",
            Self::Monitoring => "监控表",
            Self::Adjustment => "调整表",
            Self::SelfEvaluation => "自评表",
            Self::Manuscript => "文稿",
        }
    }

    /// The stage that a title names, if it names one.
    pub fn named_in(title: &str) -> Option<Self> {
        // 全年（调整） and 政策调整 name no stage: only what is adjusted, or the table that does it.
        let adjusts = ["目标调整", "调整表", "调整申报", "调整审批"].iter().any(|word| title.contains(word));
        let named = [Self::SelfEvaluation, Self::Monitoring, Self::Approval, Self::Declaration];
        let named = || named.into_iter().find(|stage| title.contains(stage.name()));
        if adjusts { Some(Self::Adjustment) } else { named() }
    }

    /// Whether forms of the stage tell what is planned: neither reports nor manuscripts do.
    pub fn plans(self) -> bool {
        !self.reports() && self != Self::Manuscript
    }

    /// Whether forms of the stage tell what was achieved, and not what is planned.
    pub fn reports(self) -> bool {
        matches!(self, Self::Monitoring | Self::SelfEvaluation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stage_that_a_title_names() {
        for (title, stage) in [
            ("部门预算项目支出绩效目标批复表", Some(Stage::Approval)),
            ("部门预算项目支出绩效目标调整申报表", Some(Stage::Adjustment)),
            ("项目支出绩效目标调整表", Some(Stage::Adjustment)),
            ("医保政策调整绩效自评表", Some(Stage::SelfEvaluation)),
            ("项目支出绩效目标表", None),
        ] {
            assert_eq!(Stage::named_in(title), stage, "{title}");
        }
    }
}
