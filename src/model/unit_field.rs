//! The data of a unit, one by one: dialogs list them, searching looks through them.

use super::Unit;

/// One of the texts that a unit is described by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitField {
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

impl UnitField {
    /// All of them, as dialogs list them.
    pub const ALL: [Self; 7] = [Self::Name, Self::Code, Self::Year, Self::Filler, Self::Head, Self::Phone, Self::Date];

    /// What it is called.
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

impl Unit {
    /// The text of `field`.
    pub fn text(&self, field: UnitField) -> &str {
        match field {
            UnitField::Name => &self.name,
            UnitField::Code => &self.code,
            UnitField::Year => &self.year,
            UnitField::Filler => &self.filler,
            UnitField::Head => &self.head,
            UnitField::Phone => &self.phone,
            UnitField::Date => &self.date,
        }
    }

    /// The text of `field`, to change.
    pub fn text_mut(&mut self, field: UnitField) -> &mut String {
        match field {
            UnitField::Name => &mut self.name,
            UnitField::Code => &mut self.code,
            UnitField::Year => &mut self.year,
            UnitField::Filler => &mut self.filler,
            UnitField::Head => &mut self.head,
            UnitField::Phone => &mut self.phone,
            UnitField::Date => &mut self.date,
        }
    }
}
