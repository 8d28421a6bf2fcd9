//! The kind of indicator that a class holds, recognised by words of its label, since counties name classes differently.

use crate::base::words::Words;
use std::sync::LazyLock;

/// The kind of indicator that a second-level class holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Quantity,
    Quality,
    Timeliness,
    /// 成本指标 of the 2015 tree (财预〔2015〕88号), 经济成本指标 of the 2021 one (财预〔2021〕101号): money.
    Cost,
    /// 社会成本, 生态环境成本 of the 2021 tree: what others bear, seldom money.
    OtherCost,
    EconomicBenefit,
    SocialBenefit,
    EcologicalBenefit,
    Sustainability,
    Satisfaction,
    Other,
}

/// Words of class labels, and the kind that each stands for.
static WORDS: LazyLock<Words<Kind>> = LazyLock::new(|| {
    // At one place the longest word wins, so that 生态环境成本 is a cost and 生态效益 a benefit.
    Words::meaning([
        // By parts, since labels vary: 服务对象满意度, 社会公众或服务对象满意度, 产出时效, 可持续发展指标.
        ("满意", Kind::Satisfaction),
        ("社会成本", Kind::OtherCost),
        ("生态环境成本", Kind::OtherCost),
        ("环境成本", Kind::OtherCost),
        ("成本", Kind::Cost),
        ("数量", Kind::Quantity),
        ("质量", Kind::Quality),
        ("时效", Kind::Timeliness),
        ("进度", Kind::Timeliness),
        ("可持续", Kind::Sustainability),
        ("经济效益", Kind::EconomicBenefit),
        ("社会效益", Kind::SocialBenefit),
        ("生态", Kind::EcologicalBenefit),
    ])
});

/// The kind of the first such word in `label`.
fn said(label: &str) -> Option<Kind> {
    WORDS.first_in(label).copied()
}

impl Kind {
    /// The kind that the labels of a class and its subclass stand for.
    pub(super) fn of(class: &str, subclass: &str) -> Self {
        // The subclass first: 成本指标 of the 2021 tree holds three kinds of cost.
        said(subclass).or_else(|| said(class)).unwrap_or(Self::Other)
    }

    /// Whether it is a benefit. For benefits the guidance allows a graded description as the value.
    pub(super) fn is_benefit(self) -> bool {
        matches!(self, Self::EconomicBenefit | Self::SocialBenefit | Self::EcologicalBenefit | Self::Sustainability)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_both_trees_and_of_counties() {
        for (class, subclass, kind) in [
            ("项目完成", "数量指标", Kind::Quantity),
            ("成本指标", "经济成本指标", Kind::Cost),
            ("成本指标", "生态环境成本指标", Kind::OtherCost),
            ("项目效益", "生态效益指标", Kind::EcologicalBenefit),
            ("", "可持续发展指标", Kind::Sustainability),
            ("满意度指标", "", Kind::Satisfaction),
            ("产出", "产出时效", Kind::Timeliness),
            ("效益", "社会公众或服务对象满意度", Kind::Satisfaction),
            ("产出指标", "其他指标", Kind::Other),
        ] {
            assert_eq!(Kind::of(class, subclass), kind, "{class}/{subclass}");
        }
    }
}
