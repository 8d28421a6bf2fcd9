//! The bureau that files the forms, as a struct and as a list of fields for dialogs and searches.

use serde::{Deserialize, Serialize};

/// The bureau that files the forms, and the people who sign them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Bureau {
    /// 单位名称
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// 单位编码
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// 年度, four digits.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub year: String,
    /// 填报人
    #[serde(skip_serializing_if = "String::is_empty")]
    pub filler: String,
    /// 负责人
    #[serde(skip_serializing_if = "String::is_empty")]
    pub head: String,
    /// 联系电话
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// 填报日期
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
}

/// A field of [`Bureau`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BureauField {
    /// 单位名称
    Name,
    /// 单位编码
    Code,
    /// 年度
    Year,
    /// 填报人
    Filler,
    /// 负责人
    Head,
    /// 联系电话
    Phone,
    /// 填报日期
    Date,
}

impl BureauField {
    /// All fields, in the order of dialogs.
    pub const ALL: [Self; 7] = [Self::Name, Self::Code, Self::Year, Self::Filler, Self::Head, Self::Phone, Self::Date];

    /// The label in dialogs.
    pub fn label(self) -> &'static str {
        match self {
            Self::Name => "单位名称",
            Self::Code => "单位编码",
            Self::Year => "年度",
            Self::Filler => "填报人",
            Self::Head => "负责人",
            Self::Phone => "联系电话",
            Self::Date => "填报日期",
        }
    }
}

impl Bureau {
    /// Fills empty fields from `other`, unless `other` is a bureau of another name.
    pub fn complete_with(&mut self, mut other: Self) {
        // Importing the forms of another county must not give its code to this bureau.
        if !self.name.is_empty() && !other.name.is_empty() && self.name != other.name {
            return;
        }
        for field in BureauField::ALL {
            if self.text(field).is_empty() {
                std::mem::swap(self.text_mut(field), other.text_mut(field));
            }
        }
    }

    /// The text of `field`.
    pub fn text(&self, field: BureauField) -> &str {
        match field {
            BureauField::Name => &self.name,
            BureauField::Code => &self.code,
            BureauField::Year => &self.year,
            BureauField::Filler => &self.filler,
            BureauField::Head => &self.head,
            BureauField::Phone => &self.phone,
            BureauField::Date => &self.date,
        }
    }

    /// The text of `field`, mutable.
    pub fn text_mut(&mut self, field: BureauField) -> &mut String {
        match field {
            BureauField::Name => &mut self.name,
            BureauField::Code => &mut self.code,
            BureauField::Year => &mut self.year,
            BureauField::Filler => &mut self.filler,
            BureauField::Head => &mut self.head,
            BureauField::Phone => &mut self.phone,
            BureauField::Date => &mut self.date,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_completed_with_its_own_data_alone() {
        let bureau = |name: &str, code: &str| Bureau { name: name.into(), code: code.into(), ..Bureau::default() };
        for (own, other, completed) in [
            (bureau("甲局", ""), bureau("甲局", "450001"), bureau("甲局", "450001")),
            (bureau("甲局", ""), bureau("", "450001"), bureau("甲局", "450001")),
            (bureau("", ""), bureau("乙局", "611001"), bureau("乙局", "611001")),
            (bureau("甲局", ""), bureau("乙局", "611001"), bureau("甲局", "")),
            (bureau("甲局", "1"), bureau("甲局", "2"), bureau("甲局", "1")),
        ] {
            let mut bureau = own;
            bureau.complete_with(other);
            assert_eq!(bureau, completed);
        }
    }
}
