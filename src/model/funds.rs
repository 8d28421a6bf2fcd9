//! The amounts that every project form states, whatever it calls them.

use super::{Form, keys};

/// The columns of funds that forms print, in their usual order: the parts of keys such as `funds.budget.total`.
pub const COLUMNS: [&str; 10] =
    ["initial", "budget", "arrived", "executed", "expected", "left", "rate", "weight", "score", "reason"];

/// The rows of funds that forms print, in their usual order: the last parts of keys.
pub const ROWS: [&str; 15] = [
    "total",
    "fiscal",
    "current",
    "central",
    "province",
    "city",
    "county",
    "local",
    "lottery",
    "rural",
    "government_fund",
    "carried",
    "special",
    "own",
    "other",
];

/// One of the amounts that every project form states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fund {
    /// 年度资金总额, or 预算数 of a self-evaluation.
    Total,
    /// 财政拨款
    Fiscal,
    /// 其他资金
    Other,
}

impl Fund {
    /// All funds, in the order of forms.
    pub const ALL: [Self; 3] = [Self::Total, Self::Fiscal, Self::Other];

    /// The short name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Total => "总额",
            Self::Fiscal => "财政",
            Self::Other => "其他",
        }
    }

    /// The fields that may hold it: a declaration's, and a self-evaluation's 全年预算数.
    pub fn keys(self) -> [&'static str; 2] {
        match self {
            // 全年预算数, not 年初预算数: the execution rate is executed ÷ adjusted budget (四川 2023).
            Self::Total => [keys::FUNDS_TOTAL, "funds.budget.total"],
            Self::Fiscal => [keys::FUNDS_FISCAL, "funds.budget.fiscal"],
            Self::Other => [keys::FUNDS_OTHER, "funds.budget.other"],
        }
    }

    /// The field of `form` that holds it.
    pub fn key(self, form: &Form) -> Option<&'static str> {
        self.keys().into_iter().find(|key| !form.field(key).trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_form_states_them() {
        for (fields, total, fiscal) in [
            (&[("funds.total", "6"), ("funds.fiscal", "5")][..], Some("funds.total"), Some("funds.fiscal")),
            (&[("funds.budget.total", "6"), ("funds.executed.total", "5")], Some("funds.budget.total"), None),
            (&[("funds.total", " "), ("funds.budget.fiscal", "5")], None, Some("funds.budget.fiscal")),
            (&[("funds.initial.total", "6"), ("funds.whole.total", "60")], None, None),
        ] {
            let mut form = Form::default();
            fields.iter().for_each(|(key, text)| form.fields.set((*key).into(), *text));
            assert_eq!((Fund::Total.key(&form), Fund::Fiscal.key(&form)), (total, fiscal), "{fields:?}");
        }
    }
}
