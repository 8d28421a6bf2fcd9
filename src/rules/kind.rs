//! What sort of indicator a class of a tree holds, whatever the county calls it.

use crate::base::words::Words;
use std::sync::LazyLock;

/// What sort of indicator a second-level class holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Quantity,
    Quality,
    Timeliness,
    /// 成本指标 of the 2015 tree, 经济成本指标 of the 2021 one: money.
    Cost,
    /// 社会成本, 生态环境成本: what others bear, seldom money.
    OtherCost,
    EconomicBenefit,
    SocialBenefit,
    EcologicalBenefit,
    Sustainability,
    Satisfaction,
    Other,
}

/// What the labels of classes say.
static WORDS: LazyLock<Words<Kind>> = LazyLock::new(|| {
    Words::meaning([
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

/// The kind that the first such word of `label` says.
fn said(label: &str) -> Option<Kind> {
    WORDS.first_in(label).copied()
}

impl Kind {
    /// The kind that the labels of a class and its subclass say.
    pub(super) fn of(class: &str, subclass: &str) -> Self {
        said(subclass).or_else(|| said(class)).unwrap_or(Self::Other)
    }

    /// Whether it is a benefit, where the guidance allows a graded description.
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
