//! Continues lists of words: 第一季度, 一月, 甲.

use super::step;

/// The lists, each with its words separated by spaces.
// Those that Excel knows in Chinese, and the quarters as forms write them.
const LISTS: [&str; 6] = [
    "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",
    "一季度 二季度 三季度 四季度",
    "第一季度 第二季度 第三季度 第四季度",
    "第一季 第二季 第三季 第四季",
    "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
    "甲 乙 丙 丁 戊 己 庚 辛 壬 癸",
];

/// Continues `given` within one of the lists, and from its start again after its end.
pub(super) fn series(given: &[&str], count: usize) -> Option<Vec<String>> {
    LISTS.into_iter().find_map(|list| {
        let words: Vec<&str> = list.split(' ').collect();
        let place = |text: &&str| words.iter().position(|word| *word == text.trim()).map(|at| at as i64);
        let places: Vec<i64> = given.iter().map(place).collect::<Option<_>>()?;
        let round = words.len() as i64;
        let (last, step) = (*places.last()?, step(&places, Some(round))?);
        let word = |n: i64| words.get((last + step * n).rem_euclid(round) as usize).map(|word| (*word).to_owned());
        (1..).take(count).map(word).collect()
    })
}
