//! A table of amounts in a manuscript, as a county publishes its budget: headers over columns, codes before names.

use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use crate::base::text::squeezed;
use crate::model::naming::coded;
use crate::model::prose::{self, MERGED, Style, cell_column, cell_count};
use crate::model::{Column, FieldPath, Row, RowId, Table};

/// A table of a budget.
#[derive(Debug, Clone)]
pub(in crate::rules) struct BudgetTable {
    /// The title above it.
    pub(in crate::rules) caption: String,
    /// What a line above it, its title or its labels say; None where nothing does.
    pub(in crate::rules) unit: Option<MoneyUnit>,
    /// The rows of labels, without white space.
    pub(in crate::rules) heads: Vec<Vec<String>>,
    pub(in crate::rules) lines: Vec<Line>,
    /// The columns that hold amounts.
    pub(in crate::rules) amounts: Vec<usize>,
    /// The column that holds the codes of the lines.
    codes: Option<usize>,
}

/// A row of a budget table.
#[derive(Debug, Clone)]
pub(in crate::rules) struct Line {
    pub(in crate::rules) row: RowId,
    /// What its cells hold; those that are merged with another one are blank.
    pub(in crate::rules) cells: Vec<String>,
}

/// Words in the labels of a table that make it a budget's.
const BUDGET: [&str; 7] = ["科目", "编码", "收入", "三公", "采购", "经费支出", "项目金额"];
/// Words in the label of a column that holds numbers other than amounts.
const NO_AMOUNT: [&str; 10] = ["编码", "代码", "数量", "人数", "序号", "比例", "%", "％", "备注", "年限"];

/// The budget tables of a manuscript.
pub(in crate::rules) fn tables(rows: &[Row]) -> Vec<BudgetTable> {
    let mut tables = Vec::new();
    let (mut caption, mut unit) = (String::new(), None);
    let mut places = prose::tables(rows).into_iter().peekable();
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        let Some(place) = places.next_if(|place| place.start == at) else {
            let style = Style::of(row);
            let text = row[Column::Text].trim();
            if style == Style::Caption || style.depth().is_some() {
                (caption, unit) = (text.to_owned(), None);
            }
            unit = unit_in(text).or(unit);
            at += 1;
            continue;
        };
        at = place.end;
        tables.extend(rows.get(place).and_then(|rows| BudgetTable::of(rows, &caption, unit)));
    }
    tables
}

/// The unit that a line above a table states, alone or beside other things: 编制单位：医保局　　单位：元.
fn unit_in(text: &str) -> Option<MoneyUnit> {
    let parts = text.split(|c: char| c.is_whitespace()).rev();
    let alone = MoneyUnit::stated_by(text).or_else(|| parts.clone().find_map(MoneyUnit::stated_by));
    alone.or_else(|| MoneyUnit::named_in(text))
}

impl BudgetTable {
    fn of(rows: &[Row], caption: &str, unit: Option<MoneyUnit>) -> Option<Self> {
        let width = rows.iter().map(cell_count).max().unwrap_or(0);
        let count = rows.iter().take_while(|row| Style::of(row) == Style::TableHead).count();
        let (heads, rows) = rows.split_at(count);
        let cells = |row: &Row| (0..width).map(|place| row[cell_column(place)].to_owned()).collect::<Vec<_>>();
        let heads: Vec<Vec<String>> =
            heads.iter().map(|row| cells(row).iter().map(|text| squeezed(text)).collect()).collect();
        if !heads.iter().flatten().any(|label| BUDGET.iter().any(|word| label.contains(word))) {
            return None;
        }
        let shown = |text: String| if MERGED.contains(&text.trim()) { String::new() } else { text.trim().to_owned() };
        let lines = rows.iter().map(|row| Line { row: row.id(), cells: cells(row).into_iter().map(shown).collect() });
        let unit = unit.or_else(|| heads.iter().flatten().find_map(|label| MoneyUnit::named_in(label)));
        let mut table =
            Self { caption: caption.to_owned(), unit, heads, lines: lines.collect(), amounts: Vec::new(), codes: None };
        table.codes = (0..width).find(|column| table.holds_codes(*column));
        table.amounts = (0..width).filter(|column| table.holds_amounts(*column)).collect();
        Some(table)
    }

    /// The last label above `column`, and all of them.
    pub(in crate::rules) fn label(&self, column: usize) -> &str {
        let labels = self.heads.iter().rev().filter_map(|head| head.get(column)).map(String::as_str);
        labels.into_iter().find(|label| !label.is_empty() && !MERGED.contains(label)).unwrap_or_default()
    }

    fn holds_codes(&self, column: usize) -> bool {
        let label = self.label(column);
        let texts = self.lines.iter().filter_map(|line| line.cells.get(column)).filter(|text| !text.is_empty());
        let (mut codes, mut all) = (0, 0);
        texts.for_each(|text| (codes, all) = (codes + usize::from(is_code(text)), all + 1));
        (label.contains("编码") || label.contains("代码")) && codes > 0 && codes * 2 >= all
    }

    fn holds_amounts(&self, column: usize) -> bool {
        let label = self.label(column);
        let is_amount =
            |line: &Line| Money::read(line.cells.get(column).map_or("", String::as_str), self.money_unit()).is_some();
        !NO_AMOUNT.iter().any(|word| label.contains(word)) && self.lines.iter().any(is_amount)
    }

    /// The unit of the amounts; 元 where none is stated, since sums are the same in any.
    fn money_unit(&self) -> MoneyUnit {
        self.unit.unwrap_or(MoneyUnit::Yuan)
    }

    /// The amount in `column` of the line at `place`; None where it is blank.
    pub(in crate::rules) fn amount(&self, place: usize, column: usize) -> Option<Money> {
        self.amounts.binary_search(&column).ok()?;
        Money::read(self.lines.get(place)?.cells.get(column)?, self.money_unit())
    }

    /// The code of the line at `place`: in its own column, or in front of a name; empty where there is none.
    pub(in crate::rules) fn code(&self, place: usize, name: usize) -> String {
        let Some(line) = self.lines.get(place) else { return String::new() };
        let own = self.codes.and_then(|column| line.cells.get(column)).filter(|text| is_code(text));
        let named = || line.cells.get(name).map(|text| coded::bureau(text).code.into_owned()).unwrap_or_default();
        own.cloned().unwrap_or_else(named)
    }

    /// The column with the names of the amounts in `column`: that behind the codes, else the nearest one of words at the left.
    pub(in crate::rules) fn names(&self, column: usize) -> usize {
        if let Some(codes) = self.codes.filter(|codes| *codes + 1 < column) {
            return codes + 1;
        }
        let in_words = |other: &usize| {
            let of = self.lines.iter().filter_map(|line| line.cells.get(*other));
            !self.amounts.contains(other)
                && self.codes != Some(*other)
                && of.into_iter().any(|text| !text.is_empty() && !is_code(text))
        };
        (0..column).rev().find(in_words).unwrap_or(0)
    }

    /// The name of the line at `place` in the column `names`, without white space.
    pub(in crate::rules) fn name(&self, place: usize, names: usize) -> String {
        let cells = self.lines.get(place).map(|line| line.cells.as_slice()).unwrap_or_default();
        // 合计 may stand in the column of codes, merged over the name.
        let own = cells.get(names).filter(|text| !text.is_empty());
        let front = || cells.iter().take(names).rfind(|text| !text.is_empty() && !is_code(text));
        own.or_else(front).map(|text| squeezed(text)).unwrap_or_default()
    }

    /// The cell at `column` of the line at `place`.
    pub(in crate::rules) fn path(&self, place: usize, column: usize) -> Option<FieldPath> {
        Some(FieldPath::Cell(Table::Paragraphs, self.lines.get(place)?.row, cell_column(column)))
    }
}

/// Whether `text` is the code of a subject of the budget or of a bureau.
fn is_code(text: &str) -> bool {
    (3..=7).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit())
}

/// Whether `name` is that of a sum: 合计, 本年支出合计, 收入总计.
pub(in crate::rules) fn is_total(name: &str) -> bool {
    name.contains("合计") || name.contains("总计")
}
