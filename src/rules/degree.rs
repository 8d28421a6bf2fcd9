//! Words that grade without measuring: 显著提高, 良好, 效果明显. Whether such a target was reached cannot be checked.

use crate::base::words::Words;
use std::sync::LazyLock;

/// The words that graded descriptions are made of. A text of nothing else states no more than a degree.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "明显 显著 有效 逐步 不断 持续 长期 大幅度 大幅 进一步 稳步 切实 全面 较大 较为 较 \
         更加 更 基本 充分 十分 非常 比较 很 有所 得到 取得 保持 日益 明确 顺利 成效 效果 \
         效率 水平 质量 能力 作用 影响 形象 程度 效益 情况 状况 一定 社会 提高 提升 增强 \
         改善 加强 优化 降低 减少 增加 增长 扩大 促进 推进 保障 完成 加快 改进 强化 巩固 \
         维护 控制 规范 健全 完善 落实 实现 达到 达标 符合 满足 良好 优秀 优良 较好 好转 好 \
         优 中 差 快 高 低 大 小 强 稳定 平稳 安全 满意 合格 正常 及时 方便 便利 便捷 \
         到位 有序 高效 准确 完整 可持续 可行 合理 使用 运行 运转 发展 进行 开展 实施 推动 \
         带动 支持 支撑 服务 工作 有力 按时 按期 按要求 要求 规定 标准 预期 目标 效能 优质 \
         普遍 深入 广泛 积极 良 了 并 的 地 且 和 与 、 ， 。"
            .split_whitespace(),
    )
});

/// The words that grade: a text without any of these, such as 工作 or 服务, states no degree.
static GRADES: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "明显 显著 有效 逐步 不断 持续 长期 大幅 进一步 稳步 更加 较大 较好 提高 提升 增强 \
         改善 加强 优化 降低 减少 增加 扩大 促进 良好 优秀 优良 好 优 快 高 强 稳定 平稳 \
         满意 正常 及时 方便 便捷 到位 有序 高效 优质 可持续 完善 规范 健全 保障 加快 积极 \
         完成 良 达标 合格"
            .split_whitespace(),
    )
});

/// Whether `text` is nothing but words of degree: 显著提高, 成效明显, 好.
pub(super) fn is_degree(text: &str) -> bool {
    let text = text.trim();
    remainder(text) == 0 && grades(text)
}

/// Whether `text` contains a word of degree.
pub(super) fn grades(text: &str) -> bool {
    GRADES.stand_in(text)
}

/// Whether a short text is a word of degree with its subject: 形象好, 看病就医明显方便.
pub(super) fn is_mostly_degree(text: &str) -> bool {
    // At most half may be the subject: 看病就医明显方便 (博野 2022) has four characters of each.
    let length = text.chars().count();
    length <= 10 && remainder(text) * 2 <= length && grades(text)
}

/// The number of characters of `text` outside the words; at each place the longest word counts.
fn remainder(text: &str) -> usize {
    let mut rest = text;
    let mut left = 0;
    while let Some(first) = rest.chars().next() {
        let word = WORDS.longest_at(rest);
        let taken = word.map_or(first.len_utf8(), str::len);
        left += usize::from(word.is_none());
        rest = rest.get(taken..).unwrap_or_default();
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees() {
        for text in ["显著提高", "效果显著", "有效提高", "提高", "成效明显", "良好", "持续使用", "长期有效进行", "快"]
        {
            assert!(is_degree(text), "{text}");
        }
        for text in ["单位工作人员", "核定数", "四县三区", "查处违规资金", "满意度调查表", ""]
        {
            assert!(!is_degree(text), "{text}");
        }
        assert!(is_mostly_degree("形象好"));
        assert!(is_mostly_degree("看病就医明显方便"));
        assert!(!is_mostly_degree("组织人员车辆到定点医疗机构稽核"));
    }
}
