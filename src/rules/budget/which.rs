//! Which of the tables of a budget one is, by its title.

/// A table whose total stands in others too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// 收支总表: all that comes in, and all that is spent.
    Balance,
    /// 收入总表
    Income,
    /// 支出总表
    Outlay,
    /// 财政拨款收支总表
    FiscalBalance,
    /// 一般公共预算支出表, by 功能 or by 经济.
    General,
    /// 一般公共预算基本支出表, by 功能 or by 经济.
    Basic,
}

/// Which table has the title `caption`; None for one of a part of the budget.
pub(super) fn which(caption: &str) -> Option<Which> {
    // 表5　…明细表（按支出功能分类科目）: how a table lists its money is no other money.
    let title = caption.split(['（', '(']).next()?;
    let has = |word: &str| title.contains(word);
    let is_part = ["三公", "政府性基金", "国有资本", "采购", "项目", "专项", "专户", "对比"].into_iter().any(has);
    let fiscal = has("财政拨款") || has("一般公共预算");
    let (income, outlay) = (has("收入") || has("收支"), has("支出") || has("收支"));
    match (income, outlay) {
        _ if is_part => None,
        (true, true) if !has("总表") => None,
        (true, true) if has("一般公共预算") => None,
        (true, true) => Some(if fiscal { Which::FiscalBalance } else { Which::Balance }),
        (false, true) if has("基本支出") => has("一般公共预算").then_some(Which::Basic),
        (false, true) if has("一般公共预算") => Some(Which::General),
        (true, false) if !fiscal => Some(Which::Income),
        (false, true) if !fiscal => Some(Which::Outlay),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_tables() {
        for (caption, expected) in [
            ("表1　部门综合预算收支总表", Some(Which::Balance)),
            ("收入支出决算总表", Some(Which::Balance)),
            ("表2　部门收入总表", Some(Which::Income)),
            ("支出决算表", Some(Which::Outlay)),
            ("财政拨款收支预算总表", Some(Which::FiscalBalance)),
            ("表5　部门综合预算一般公共预算支出明细表（按支出功能分类科目）", Some(Which::General)),
            ("一般公共预算财政拨款支出决算表", Some(Which::General)),
            ("表8　部门综合预算一般公共预算基本支出明细表（按支出经济分类科目）", Some(Which::Basic)),
            ("表9　部门综合预算政府性基金收支表", None),
            ("表10　部门综合预算专项业务经费支出表", None),
            ("一般公共预算项目支出预算表", None),
            ("表12　部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表", None),
            ("目　录", None),
        ] {
            assert_eq!(which(caption), expected, "{caption}");
        }
    }
}
