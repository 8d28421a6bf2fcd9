//! The known units, and which names mean the same unit.

use super::span::rest;
use crate::base::words::Words;
use std::sync::LazyLock;

/// Units of more than one character; the longest match wins.
static LONG: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "人次 人天 人日 人月 人年 人份 户次 车次 班次 台次 件次 例次 批次 场次 家次 册次 篇次 \
         架次 期次 点次 页次 床日 床位 档次 课时 学时 机时 标段 年期 平方米 平方公里 平方千米 平方 \
         立方米 立方 延米 公里 千米 厘米 毫米 公分 海里 公顷 公斤 千克 公吨 毫克 毫升 千瓦 千瓦时 \
         兆瓦 个工作日 工作日 个自然日 自然日 个月 个小时 小时 分钟 个星期 星期 个季度 季度 个年度 \
         年度 学期 学年 个百分点 百分点 个标段 元整 美元 欧元 港元 日元 英镑 kg Kg KG km \
         KM cm mm m2 m² m³ ㎡ ㎥ ℃ GB MB TB PB kW KW kV KV kWh \
         Mbps M² 平米 块次 人·次 名次 h min s ms t m L mL ml mg/L mg/l ug/L μg/L mg/m³ mg/m3 ug/m³ ug/m3 \
         μg/m³ μg/m3 dB dB(A) MW MPa Mpa kPa dpi DPI ppm PPM NTU TEU hm² hm2"
            .split_whitespace(),
    )
});

/// Units of one character that may follow digits.
static SHORT: LazyLock<Words> = LazyLock::new(|| {
    single(
        "个人名位员家户口份卷册本页篇章字件套台辆部张支枝条项处所座间幢栋栏块片段期届例起批宗笔单包箱盒瓶袋桶罐根枚把双对组队班节课讲轮遍回趟\
                     站点米吨克斤亩顷升度元角次场天日月年周秒分门种类样级县区镇乡村市省校院店厂企井株棵头只匹尾羽架艘列盏面幅扇眼孔道线层排桌席餐顿床剂针粒服方倍\
                     副付束盆版首曲票码证卡岗师团营",
    )
});

/// Units that may also follow a Chinese numeral; others occur in words such as 四县三区, 一式两联, 三级, 一站式.
static AFTER_NUMERALS: LazyLock<Words> =
    LazyLock::new(|| single("个人名位家户份卷册本页篇件套台辆张项处所座间期例批笔次场天日年周元米"));

/// Each character of `list` as a word.
fn single(list: &'static str) -> Words {
    Words::new(list.char_indices().filter_map(|(at, c)| list.get(at..at + c.len_utf8())))
}

/// Units of time, by their comparable name.
const DURATIONS: [&str; 16] = [
    "天",
    "工作日",
    "自然日",
    "小时",
    "分钟",
    "秒",
    "周",
    "星期",
    "月",
    "年",
    "季度",
    "年度",
    "学期",
    "学年",
    "分",
    "课时",
];

/// The known unit at `at`.
pub(super) fn known(text: &str, at: usize, after_numeral: bool) -> Option<usize> {
    let (rest, short) = (rest(text, at), if after_numeral { &AFTER_NUMERALS } else { &SHORT });
    // A Latin unit ends at a word boundary: 3mm is not m, and 5GHz not G.
    let whole = |word: &&str| {
        let after = rest.get(word.len()..).and_then(|after| after.chars().next());
        !word.ends_with(|c: char| c.is_ascii_alphabetic()) || !after.is_some_and(|c| c.is_ascii_alphanumeric())
    };
    LONG.longest_at(rest).filter(whole).or_else(|| short.longest_at(rest)).map(|word| at + word.len())
}

/// The name for comparing units: 名 and 位 are 人, 日 is 天, 个月 is 月, 台（套） is 台.
pub fn comparable(unit: &str) -> &str {
    let unit = unit.split(['(', '（']).next().unwrap_or(unit);
    let unit = if unit.len() > '个'.len_utf8() { unit.strip_prefix('个').unwrap_or(unit) } else { unit };
    match unit {
        "名" | "位" | "生" | "学生" => "人",
        "日" => "天",
        "年期" => "年",
        "㎡" | "m²" | "m2" | "M²" | "平方" | "平米" => "平方米",
        "m³" | "㎥" | "立方" => "立方米",
        "％" | "﹪" | "百分比" => "%",
        "千米" | "km" | "KM" => "公里",
        "千克" | "kg" | "Kg" | "KG" => "公斤",
        other => other,
    }
}

/// Whether `c` joins units, as in 人.天.
pub(super) fn joins(c: char) -> bool {
    matches!(c, '.' | '．' | '·' | '•' | '・' | '*')
}

/// The units multiplied in a compound one: 人.天 and 人天 are 人 and 天.
pub(super) fn parts(unit: &str) -> impl Iterator<Item = &str> {
    let (first, second) = match unit {
        "人天" | "人日" | "人月" | "人年" => unit.split_at('人'.len_utf8()),
        _ => (unit, ""),
    };
    first.split(joins).chain([second]).filter(|part| !part.is_empty()).map(comparable)
}

/// Whether `unit` measures time.
pub(super) fn is_duration(unit: &str) -> bool {
    DURATIONS.contains(&comparable(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_unit_by_another_name() {
        for (unit, name) in
            [("名", "人"), ("日", "天"), ("个月", "月"), ("个", "个"), ("台（套）", "台"), ("人次", "人次")]
        {
            assert_eq!(comparable(unit), name);
        }
    }

    #[test]
    fn compound_units() {
        for (unit, expected) in
            [("人.天", "人 天"), ("人·日", "人 天"), ("人天", "人 天"), ("人次", "人次"), ("台", "台")]
        {
            assert_eq!(parts(unit).collect::<Vec<_>>().join(" "), expected);
        }
    }
}
