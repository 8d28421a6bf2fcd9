//! What a sentence says that an amount is: what was granted, or what was spent.

use crate::base::words::Words;
use std::sync::LazyLock;

/// What an amount is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Budget,
    Executed,
    /// An amount of either.
    Any,
}

/// How an amount is introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Introduced {
    pub(super) role: Option<Role>,
    /// Whether nothing else stands between what it is told of and the amount: 网络经费项目预算15.78万元.
    pub(super) directly: bool,
}

static ROLES: LazyLock<Words<Role>> = LazyLock::new(|| {
    let of = |role: Role, words: &'static str| words.split(' ').map(move |word| (word, role));
    let budget =
        "预算 预算数 预算安排 预算总额 预算资金 预算金额 批复 资金总额 总投资 计划投入 投入资金 申报 下达 年初预算";
    let executed = "执行 执行数 预算执行 预算执行数 实际支出 已支出 累计支出 支付 实际支付 完成支出 实际使用 使用资金";
    let any = "支出 项目支出 预算支出 安排 支出预算";
    let all = of(Role::Budget, budget).chain(of(Role::Executed, executed)).chain(of(Role::Any, any));
    Words::meaning(all)
});

/// Words that may stand between a name, its role and the amount.
static FILLERS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "项目 资金 经费 总额 金额 总计 共计 合计 共 计 为 是 数 的 了 本 该 全年 年初 年度 当年 本年 年中 财政 实际 累计 已 \
         截至 年底 到位 总 万元 完成 人民币"
            .split_whitespace(),
    )
});

/// Words by which an amount is another one than the whole of the year.
static OTHERWISE: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "上年 去年 上一年 往年 前年 下年 明年 同比 比 较 增加 减少 增长 下降 其中 人均 每 标准 结余 结转 剩余 节约 缺口 \
         追加 调减 调增 压减 收回 未 尚 下一年 以前 收入 单价 补助 奖励 罚款 追回 挽回 基金 降低 提高 分别 三公"
            .split_whitespace(),
    )
});

/// Whether `before`, the text in front of an amount, says that it is another amount.
pub(super) fn is_otherwise(before: &str) -> bool {
    OTHERWISE.stand_in(before)
}

/// How `between`, the text between a name or another figure and an amount, introduces the amount.
pub(super) fn introduced(between: &str) -> Introduced {
    let (mut role, mut directly) = (None, true);
    let mut rest = between;
    while let Some(c) = rest.chars().next() {
        let read = ROLES.read_at(rest).map(|(word, of)| (word, Some(*of)));
        let filler = FILLERS.longest_at(rest).map(|word| (word, None));
        let word = match (read, filler) {
            (Some(read), Some(filler)) if filler.0.len() > read.0.len() => Some(filler),
            (Some(read), _) => Some(read),
            (None, filler) => filler,
        };
        let taken = match word {
            Some((word, of)) => {
                // 预算执行: the last one counts, but 预算支出 is no more than 支出 of a budget.
                role = of.or(role);
                word.len()
            }
            None => {
                let mark = c.is_whitespace() || c.is_ascii_digit() || "《》“”‘’「」，,：:（）()年".contains(c);
                directly &= mark;
                c.len_utf8()
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    Introduced { role, directly }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_amounts_are_introduced() {
        for (between, role, directly) in [
            ("项目2021年预算安排", Some(Role::Budget), true),
            ("，实际支出", Some(Role::Executed), true),
            ("项目预算支出", Some(Role::Any), true),
            ("”预算执行数为", Some(Role::Executed), true),
            ("", None, true),
            ("项目用于培训的支出", Some(Role::Any), false),
            ("，开展培训", None, false),
        ] {
            assert_eq!(introduced(between), Introduced { role, directly }, "{between}");
        }
        assert!(is_otherwise("比上年增加") && !is_otherwise("项目预算"));
    }
}
