//! The steps of the scan that read words.

use super::scan::Scan;
use super::span::{Span, is_chinese, past, previous_char, rest};
use super::{approximate, digits, numerals, read_date, unit_words};
use crate::base::words::Words;
use std::sync::LazyLock;

static TOTALS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(["合计", "共计", "总计", "小计", "总共", "一共", "总额", "共", "总价", "共需", "需", "需资金", "计"])
});

impl Scan<'_> {
    pub(super) fn word_before_number(&mut self, c: char) {
        match approximate::before(self.text, self.at) {
            Some(span) => {
                self.pending.take_approximate(span);
                self.at = span.end;
            }
            None => self.operator(c),
        }
    }

    pub(super) fn total(&mut self, c: char) {
        let before = previous_char(self.text, self.at);
        let public = before == Some('公');
        // 计60万元 after a comma is a total; 设计, 会计 and 急需 are other words, as is 公共.
        let other_word = matches!(c, '计' | '需') && before.is_some_and(is_chinese);
        match TOTALS.longest_at(rest(self.text, self.at)).filter(|_| !public && !other_word) {
            Some(word) => {
                self.pending.take_total();
                self.at += word.len();
            }
            None => self.skip(c.len_utf8()),
        }
    }

    /// Reads the 每卷 of 每卷130元 (广元 2021) and the 人均 of 人均130元.
    pub(super) fn per(&mut self, c: char) {
        let start = self.at;
        let unit_start = if c == '每' { start + c.len_utf8() } else { start };
        let average = c == '每' || rest(self.text, start).starts_with("人均");
        let average = average && read_date::read_word(self.text, unit_start).is_none();
        let unit = unit_words::known(self.text, unit_start, false).or_else(|| past(self.text, unit_start, "生"));
        let Some(end) = unit.filter(|_| average) else {
            return self.skip(c.len_utf8());
        };
        self.pending.take_per(start, Span::new(unit_start, end).of(self.text));
        self.at = if c == '每' { end } else { start + "人均".len() };
        // 每月5日前 is a date, not a price per month.
        let day =
            (self.text.get(unit_start..end) == Some("月")).then(|| read_date::read_day_of_any_month(self.text, end));
        if let Some(date) = day.flatten() {
            self.keep_date(date);
        }
    }

    pub(super) fn ordinal(&mut self) {
        if let Some(date) = read_date::read(self.text, self.at) {
            return self.keep_date(date);
        }
        self.skip('第'.len_utf8());
        let digits = digits::run_end(self.text, self.at);
        self.at = if digits > self.at { digits } else { numerals::read(self.text, self.at).end };
    }

    pub(super) fn time_word(&mut self, c: char) {
        let after = self.at + c.len_utf8();
        let date = match c {
            '月' if read_date::is_any_month(self.text, self.at) => read_date::read_day_of_any_month(self.text, after),
            _ => None,
        };
        match date.or_else(|| read_date::read_word(self.text, self.at)) {
            Some(date) => self.keep_date(date),
            None => self.skip(c.len_utf8()),
        }
    }

    pub(super) fn word_for_a_number(&mut self, c: char) {
        match approximate::instead(self.text, self.at) {
            Some(span) => {
                self.found.approximate.get_or_insert(span);
                self.skip(span.end - span.start);
            }
            None => self.skip(c.len_utf8()),
        }
    }
}
