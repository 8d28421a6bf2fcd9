//! A template's text → a checked [`Template`], or an error with file, line and what is wrong.

use super::locate::{Step, line_of};
use super::shape::{BlockFile, CellFile, GridFile, TemplateFile};
use super::{Block, CellStyle, Computed, FieldSpec, Grid, GridCell, Side, TableBlock, Template, TemplateError};
use crate::base::notation;
use crate::base::text::squeezed;
use crate::model::{Column, Key, Table, keys};
use Step::{Field, Index};
use std::collections::BTreeSet;

/// The version of the template format that this program reads.
const VERSION: u32 = 1;
/// A4, mm.
const A4: (f32, f32) = (210.0, 297.0);

/// What is wrong, and the way to the part that is.
struct Fault(Vec<Step>, String);

type Checked<T> = Result<T, Fault>;

fn fault<T>(steps: &[Step], what: impl Into<String>) -> Checked<T> {
    Err(Fault(steps.to_vec(), what.into()))
}

/// Reads and checks the template in `source`; `file` is its name in errors.
pub(super) fn template(file: &str, source: &str) -> Result<Template, TemplateError> {
    let located = |line, what| TemplateError { file: file.to_owned(), line, what };
    let read: TemplateFile = notation::read(source).map_err(|error| located(error.line, error.what))?;
    resolve(read).map_err(|Fault(steps, what)| located(line_of(source, &steps), what))
}

fn resolve(file: TemplateFile) -> Checked<Template> {
    check_head(&file)?;
    check_page(&file)?;
    let fields = check_fields(file.fields)?;
    let width = file.widths.len();
    let mut blocks = Vec::with_capacity(file.blocks.len());
    for (i, block) in file.blocks.into_iter().enumerate() {
        let at = [Field("blocks"), Index(i)];
        blocks.push(match block {
            BlockFile::Grid(grid) => Block::Grid(resolve_grid(grid, width, &fields, &at)?),
            BlockFile::Table(table) => Block::Table(check_table(table, width, &fields, &at)?),
            BlockFile::Schedule(schedule) => {
                check_side(schedule.side.as_ref(), width, &at)?;
                Block::Schedule { side: schedule.side }
            }
            BlockFile::Notes(lines) => Block::Notes(lines),
        });
    }
    let template = Template {
        id: file.id,
        name: file.name,
        region: file.region,
        scope: file.scope,
        stage: file.stage,
        titles: file.titles,
        money: file.money,
        page: file.page,
        widths: file.widths,
        fields,
        blocks,
        weight_total: file.weight_total,
    };
    check_placed(&template)?;
    Ok(template)
}

fn check_head(file: &TemplateFile) -> Checked<()> {
    if file.version != VERSION {
        return fault(&[Field("version")], format!("模板格式版本 {} 不认识，本程序支持版本 {VERSION}", file.version));
    }
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if file.id.is_empty() || !file.id.bytes().all(plain) {
        return fault(&[Field("id")], "模板编号 id 只能用小写字母、数字和连字符，不能为空");
    }
    if file.name.trim().is_empty() {
        return fault(&[Field("name")], "模板名称 name 不能为空");
    }
    if file.titles.is_empty() {
        return fault(&[Field("titles")], "缺少标题：titles 至少要有一个");
    }
    for (i, title) in file.titles.iter().enumerate() {
        if title.literal().trim().is_empty() {
            return fault(&[Field("titles"), Index(i)], "标题是空的");
        }
    }
    Ok(())
}

fn check_page(file: &TemplateFile) -> Checked<()> {
    let page = &file.page;
    let at = |name| [Field("page"), Field(name)];
    let (width, height) = if page.landscape { (A4.1, A4.0) } else { A4 };
    let [top, right, bottom, left] = page.margins_mm;
    if page.margins_mm.iter().any(|m| !(0.0..=100.0).contains(m))
        || width - left - right < 50.0
        || height - top - bottom < 50.0
    {
        return fault(&at("margins_mm"), "页边距应在 0–100 毫米之间，并给表格留出至少 50 毫米");
    }
    for (name, size) in [("title_pt", page.title_pt), ("body_pt", page.body_pt), ("least_pt", page.least_pt)] {
        if !(5.0..=72.0).contains(&size) {
            return fault(&at(name), format!("字号 {name} 应在 5–72 磅之间"));
        }
    }
    if page.least_pt > page.body_pt {
        return fault(&at("least_pt"), "最小字号 least_pt 不能大于正文字号 body_pt");
    }
    if !(8.0..=200.0).contains(&page.row_pt) {
        return fault(&at("row_pt"), "行高 row_pt 应在 8–200 磅之间");
    }
    if file.widths.is_empty() || file.widths.len() > 64 || file.widths.iter().any(|w| !(w.is_finite() && *w > 0.0)) {
        return fault(&[Field("widths")], "列宽 widths 应有 1–64 个大于零的数");
    }
    Ok(())
}

fn check_fields(fields: Vec<FieldSpec>) -> Checked<Vec<FieldSpec>> {
    let mut seen = BTreeSet::new();
    for (i, field) in fields.iter().enumerate() {
        let at = [Field("fields"), Index(i)];
        if [keys::TITLE, keys::YEAR].contains(&field.key.as_str()) {
            return fault(&at, format!("字段 {} 由程序提供，不用声明", field.key));
        }
        if !seen.insert(field.key.clone()) {
            return fault(&at, format!("字段 {} 声明了两次", field.key));
        }
        if field.label.trim().is_empty() {
            return fault(&at, format!("字段 {} 没有标签 label", field.key));
        }
        if field.default.iter().flat_map(|d| d.slots()).any(|slot| !slot.as_str().starts_with("unit.")) {
            return fault(
                &at,
                format!("字段 {} 的 default 只能引用 {{unit.name}}、{{unit.code}}、{{unit.year}}", field.key),
            );
        }
    }
    for (i, field) in fields.iter().enumerate() {
        let needs: Vec<&Key> = match &field.computed {
            None => Vec::new(),
            Some(Computed::Ratio { of, to }) => vec![of, to],
            Some(Computed::Score { of, to, weight }) => vec![of, to, weight],
        };
        for key in needs {
            match fields.iter().find(|other| other.key == *key) {
                None => {
                    return fault(
                        &[Field("fields"), Index(i)],
                        format!("字段 {} 的 computed 引用了未声明的字段 {key}", field.key),
                    );
                }
                Some(other) if other.computed.is_some() => {
                    return fault(
                        &[Field("fields"), Index(i)],
                        format!("字段 {} 的 computed 不能引用另一个计算字段 {key}", field.key),
                    );
                }
                Some(_) => {}
            }
        }
    }
    Ok(fields)
}

fn check_side(side: Option<&Side>, width: usize, at: &[Step]) -> Checked<usize> {
    let Some(side) = side else { return Ok(0) };
    if side.span == 0 || side.span >= width {
        return fault(
            &[at, &[Field("side")]].concat(),
            format!("左侧标签占 {} 列，应在 1–{} 列之间", side.span, width - 1),
        );
    }
    Ok(side.span)
}

fn resolve_grid(grid: GridFile, width: usize, fields: &[FieldSpec], at: &[Step]) -> Checked<Grid> {
    let side = check_side(grid.side.as_ref(), width, at)?;
    if grid.rows.is_empty() {
        return fault(at, "表格块 grid 没有行");
    }
    for (r, row) in grid.rows.iter().enumerate() {
        let at = [at, &[Field("rows"), Index(r)]].concat();
        if let Some(c) = row.iter().position(|cell| cell.span == 0) {
            return fault(&[at, vec![Index(c)]].concat(), "单元格的 span 不能是 0");
        }
        let taken = row.iter().fold(side, |taken, cell| taken.saturating_add(cell.span));
        if taken != width {
            let how = if taken > width { "单元格重叠或超出" } else { "单元格没有排满" };
            return fault(&at, format!("{how}：这一行共占 {taken} 列，表格有 {width} 列"));
        }
        for (c, cell) in row.iter().enumerate() {
            for slot in cell.text.slots() {
                let declared =
                    fields.iter().any(|f| f.key == *slot) || [keys::TITLE, keys::YEAR].contains(&slot.as_str());
                if !declared {
                    return fault(&[at.clone(), vec![Index(c)]].concat(), format!("引用了未声明的字段 {{{slot}}}"));
                }
            }
        }
    }
    let captions: Vec<Vec<Option<Key>>> = (0..grid.rows.len()).map(|r| captions(&grid.rows, r)).collect();
    let rows = grid.rows.into_iter().zip(captions).map(|(row, captions)| {
        row.into_iter().zip(captions).map(|(cell, caption_of)| grid_cell(cell, caption_of, grid.frame)).collect()
    });
    let GridFile { frame, keep, only_filled, side, .. } = grid;
    Ok(Grid { frame, keep, only_filled, rows: rows.collect(), side })
}

fn grid_cell(cell: CellFile, caption_of: Option<Key>, frame: bool) -> GridCell {
    let is_label = cell.text.slots().is_empty();
    let style = cell.style.unwrap_or(match (frame, is_label) {
        (false, _) => CellStyle::Caption,
        (true, true) => CellStyle::Label,
        (true, false) => CellStyle::Value,
    });
    GridCell { text: cell.text, span: cell.span, style, align: cell.align, indent: cell.indent, caption_of }
}

/// For each cell of row `r`, the field that its literal text is the label of: its own, else the one to the right, else
/// the one below.
fn captions(rows: &[Vec<CellFile>], r: usize) -> Vec<Option<Key>> {
    let own = |cell: &CellFile| match cell.text.slots()[..] {
        [key] => Some(key.clone()),
        _ => None,
    };
    let row = &rows[r];
    let start = |row: &[CellFile], c: usize| row[..c].iter().map(|cell| cell.span).sum::<usize>();
    (0..row.len())
        .map(|c| {
            if !row[c].text.slots().is_empty() {
                return own(&row[c]);
            }
            if let Some(right) = row.get(c + 1).filter(|cell| !cell.text.slots().is_empty()) {
                return own(right);
            }
            let below = rows.get(r + 1)?;
            let under = (0..below.len()).find(|&b| start(below, b) == start(row, c))?;
            own(&below[under])
        })
        .collect()
}

fn check_table(table: TableBlock, width: usize, fields: &[FieldSpec], at: &[Step]) -> Checked<TableBlock> {
    let side = check_side(table.side.as_ref(), width, at)?;
    if table.of == Table::Schedule {
        return fault(at, "支出计划请用 schedule 块");
    }
    let mut seen = BTreeSet::new();
    for (i, spec) in table.columns.iter().enumerate() {
        let at = [at, &[Field("columns"), Index(i)]].concat();
        if !seen.insert(spec.column.clone()) {
            return fault(&at, format!("列 {} 出现了两次", spec.column.name()));
        }
        if spec.span == 0 || squeezed(&spec.label).is_empty() {
            return fault(&at, "列要有标签 label，span 不能是 0");
        }
    }
    if !seen.contains(&Column::Name) {
        return fault(&[at, &[Field("columns")]].concat(), "缺少名称列 name");
    }
    let taken = table.columns.iter().fold(side, |taken, spec| taken.saturating_add(spec.span));
    if taken != width {
        return fault(&[at, &[Field("columns")]].concat(), format!("各列共占 {taken} 列，表格有 {width} 列"));
    }
    let mut labels = BTreeSet::new();
    for (i, class) in table.tree.iter().enumerate() {
        if class.label.trim().is_empty() || class.subclasses.iter().any(|s| s.label.trim().is_empty()) {
            return fault(&[at, &[Field("tree"), Index(i)]].concat(), "指标分类的标签不能为空");
        }
        if !labels.insert(&class.label) {
            return fault(&[at, &[Field("tree"), Index(i)]].concat(), format!("一级指标“{}”出现了两次", class.label));
        }
    }
    if let Some(total) = &table.total {
        let at = [at, &[Field("total")]].concat();
        for sum in &total.columns {
            if !seen.contains(&sum.column) || table.columns.first().is_some_and(|first| first.column == sum.column) {
                return fault(&at, format!("合计列 {} 不在表里，或是第一列", sum.column.name()));
            }
            if sum.plus.as_ref().is_some_and(|key| !fields.iter().any(|field| field.key == *key)) {
                return fault(&at, "合计的 plus 引用了未声明的字段");
            }
        }
    }
    Ok(table)
}

/// Every declared field stands in exactly one cell, every table appears once, and the title is printed.
fn check_placed(template: &Template) -> Checked<()> {
    let cells = || {
        template
            .blocks
            .iter()
            .filter_map(|b| if let Block::Grid(grid) = b { Some(&grid.rows) } else { None })
            .flatten()
            .flatten()
    };
    let placed: Vec<&Key> = cells().flat_map(|cell| cell.text.slots()).collect();
    let titled: Vec<&Key> = template.titles.iter().flat_map(super::Pattern::slots).collect();
    if !placed.iter().any(|key| key.as_str() == keys::TITLE) {
        return fault(&[Field("blocks")], "缺少标题：没有单元格写 {title}");
    }
    for (i, field) in template.fields.iter().enumerate() {
        let at = [Field("fields"), Index(i)];
        match (field.in_title, placed.iter().filter(|key| ***key == field.key).count()) {
            (false, 1) => {}
            (true, 0) if titled.contains(&&field.key) => {}
            (true, _) => {
                return fault(&at, format!("字段 {} 声明为 in_title，应只出现在标题里", field.key));
            }
            (false, 0) => return fault(&at, format!("字段 {} 没有放进任何单元格", field.key)),
            (false, n) => return fault(&at, format!("字段 {} 放进了 {n} 个单元格", field.key)),
        }
    }
    if let Some(key) = titled.iter().find(|key| key.as_str() != keys::YEAR && template.field(key.as_str()).is_none()) {
        return fault(&[Field("titles")], format!("标题引用了未声明的字段 {{{key}}}"));
    }
    let mut tables = BTreeSet::new();
    for (i, block) in template.blocks.iter().enumerate() {
        let table = match block {
            Block::Table(table) => table.of,
            Block::Schedule { .. } => Table::Schedule,
            _ => continue,
        };
        if !tables.insert(table) {
            return fault(&[Field("blocks"), Index(i)], "同一张明细表只能出现一次");
        }
    }
    Ok(())
}
