//! Scans a text once for quantities, dates and operators.

use super::date::DateMark;
use super::operator::{Operator, Spelling};
use super::pending::Pending;
use super::quantity::Quantity;
use super::span::{Span, is_blank, next_char, previous_char, rest};
use super::{label, numerals, read_date, read_operator, read_quantity};
use crate::base::text::digit;

/// What was found in a text, each list in the order of the text.
#[derive(Default)]
pub(super) struct Found<'t> {
    pub(super) quantities: Vec<Quantity<'t>>,
    pub(super) dates: Vec<DateMark>,
    pub(super) lone_operator: Option<Operator>,
    pub(super) approximate: Option<Span>,
}

/// Scans `text`.
pub(super) fn scan(text: &str) -> Found<'_> {
    let mut scan = Scan { text, at: 0, pending: Pending::default(), found: Found::default() };
    while let Some(c) = next_char(text, scan.at) {
        scan.step(c);
    }
    scan.drop_pending();
    scan.found
}

pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) pending: Pending<'t>,
    pub(super) found: Found<'t>,
}

impl<'t> Scan<'t> {
    fn step(&mut self, c: char) {
        match c {
            _ if is_blank(c) => self.at += c.len_utf8(),
            _ if digit(c).is_some() => self.number(),
            _ if numerals::begins(c) => self.numeral(),
            'a'..='z' | 'A'..='Z' => self.latin(),
            '>' | '＞' | '﹥' | '<' | '＜' | '﹤' | '=' | '＝' | '≥' | '≧' | '⩾' | '≮' | '≤' | '≦' | '⩽' | '≯' =>
            {
                self.operator(c);
            }
            '小' if rest(self.text, self.at).starts_with("小计") => self.total(c),
            '大' | '小' | '不' | '至' | '最' | '控' | '高' | '多' | '超' | '低' | '少' | '等' | '达' | '将' | '接'
            | '约' | '近' | '≈' => self.word_before_number(c),
            '合' | '总' | '共' | '计' | '需' => self.total(c),
            '每' | '人' => self.per(c),
            '第' => self.ordinal(),
            '上' | '下' | '年' | '全' | '当' | '本' | '季' | '月' => self.time_word(c),
            '百' | '千' => self.share_in_words(c),
            '半' => self.numeral(),
            '-' | '−' | '－' | '负' => self.negative(c),
            '若' | '数' | '几' => self.word_for_a_number(c),
            ':' | '：' | '为' if self.pending.total => self.at += c.len_utf8(),
            _ => self.skip(c.len_utf8()),
        }
    }

    /// Skips the next `length` bytes as text.
    pub(super) fn skip(&mut self, length: usize) {
        self.drop_pending();
        self.at += length;
    }

    fn drop_pending(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let pending = std::mem::take(&mut self.pending);
        let Some(operator) = pending.operator.filter(|_| self.found.lone_operator.is_none()) else { return };
        let stands_alone = match operator.spelling {
            // 80%≤满意度: the operator belongs to the number before it.
            Spelling::Symbol | Spelling::UnusualSymbol => !self.follows_quantity(operator.span.start),
            // 超过, 不低于 and similar words occur in prose too.
            Spelling::Words => {
                operator.span.of(self.text).ends_with("等于") && label::begins_clause(self.text, operator.span.start)
            }
            Spelling::Reached | Spelling::WordsAfter => false,
        };
        if stands_alone {
            self.found.lone_operator = Some(operator);
        }
    }

    fn follows_quantity(&self, at: usize) -> bool {
        let end = self.found.quantities.last().map(|quantity| quantity.span.end);
        end.is_some_and(|end| Span::new(end, at).of(self.text).chars().all(is_blank) && end <= at)
    }

    pub(super) fn keep_date(&mut self, mut date: DateMark) {
        let pending = std::mem::take(&mut self.pending);
        if let Some(operator) = pending.operator {
            date.operator = Some(operator);
            date.span.start = operator.span.start;
        }
        self.at = date.span.end;
        self.found.dates.push(date);
    }

    fn keep_quantity(&mut self, mut quantity: Quantity<'t>) {
        if label::are_past_years(self.text, &quantity) {
            return self.skip(quantity.span.end - self.at);
        }
        std::mem::take(&mut self.pending).complete(&mut quantity);
        if self.found.approximate.is_none() {
            self.found.approximate = quantity.approximate;
        }
        self.at = quantity.span.end;
        // Most texts hold one quantity, and it is large: push would reserve four.
        if self.found.quantities.is_empty() {
            self.found.quantities.reserve_exact(1);
        }
        self.found.quantities.push(quantity);
    }

    fn number(&mut self) {
        if let Some(end) = label::numbering_end(self.text, self.at) {
            return self.skip(end - self.at);
        }
        // 3000元/月×12月: twelve months, not December.
        let multiplies = previous_char(self.text, self.at).is_some_and(|c| matches!(c, '×' | '*' | '＊' | 'x' | 'X'));
        if let Some(date) = read_date::read(self.text, self.at).filter(|_| !multiplies) {
            return self.keep_date(date);
        }
        let Some(quantity) = read_quantity::read(self.text, self.at) else {
            return self.skip(label::digits_end(self.text, self.at) - self.at);
        };
        match label::label_end(self.text, &quantity, self.pending.operator.is_some()) {
            Some(end) => self.skip(end - self.at),
            None => self.keep_quantity(quantity),
        }
    }

    fn numeral(&mut self) {
        let part_of_a_word = previous_char(self.text, self.at).is_some_and(|c| "统同唯专单另某任第上下".contains(c));
        // 半 is not a numeral, and every step must advance.
        let length = (numerals::read(self.text, self.at).end - self.at).max('半'.len_utf8());
        if part_of_a_word {
            return self.skip(length);
        }
        if let Some(date) = read_date::read(self.text, self.at) {
            return self.keep_date(date);
        }
        match read_quantity::read(self.text, self.at) {
            Some(quantity) => self.keep_quantity(quantity),
            None => self.skip(length),
        }
    }

    /// Skips names such as DRG2 and COVID-19, except the x of 3人x5次.
    fn latin(&mut self) {
        let times = rest(self.text, self.at).starts_with(['x', 'X']) && self.follows_quantity(self.at);
        let length = if times { 1 } else { label::name_end(self.text, self.at) - self.at };
        self.skip(length);
    }

    pub(super) fn operator(&mut self, c: char) {
        match read_operator::before(self.text, self.at) {
            Some(operator) => {
                self.pending.take_operator(operator);
                self.at = operator.span.end;
            }
            None => self.skip(c.len_utf8()),
        }
    }

    fn share_in_words(&mut self, c: char) {
        match read_quantity::read(self.text, self.at) {
            Some(quantity) => self.keep_quantity(quantity),
            None => self.skip(c.len_utf8()),
        }
    }

    /// A minus is a sign where a number may begin; elsewhere it joins words: 项目-1.
    fn negative(&mut self, c: char) {
        let begins = self.pending.operator.is_some() || label::begins_clause(self.text, self.at) || c == '负';
        let signed = next_char(self.text, self.at + c.len_utf8()).is_some_and(|c| digit(c).is_some());
        match read_quantity::read(self.text, self.at).filter(|_| begins && signed) {
            Some(quantity) => self.keep_quantity(quantity),
            None => self.skip(c.len_utf8()),
        }
    }
}
