//! Draws the rows of the outline and handles the pointer on them.

use super::edits::{Target, move_to};
use super::tree::{Node, Spot};
use super::{Asked, Outline};
use crate::model::{Column, FieldPath, RowId, Table};
use crate::session::indicators::{put_at, put_into};
use crate::session::station::Says;
use crate::ui::findings::colour;
use crate::ui::indicators;
use crate::ui::listing::{Drop, Fold, Row, beside_bar, close_up, dropped, height, scroll_at_edge, seek};
use crate::ui::scene::{Scene, Shown};
use crate::ui::stations;
use crate::ui::theme::Colours;
use egui::{Color32, DragAndDrop, Rect, Response, RichText, ScrollArea};

/// The indicators being dragged.
struct Dragged(Vec<RowId>);

impl Outline {
    /// Shows the number of indicators and the sum of their weights.
    pub(super) fn head(&self, ui: &mut egui::Ui, scene: Scene<'_>) {
        ui.horizontal_wrapped(|ui| {
            ui.strong(format!("{} 个指标", self.tree.filled));
            if let Some(told) = &self.tree.whole {
                let colour = told_colour(told.amiss, scene.colours);
                let whole = ui.label(RichText::new(&told.text).color(colour).small());
                if told.amiss {
                    whole.on_hover_text("权重合计与这种表的规定不符");
                }
            }
        });
    }

    /// Shows the visible rows.
    pub(super) fn rows(&mut self, ui: &mut egui::Ui, scene: Scene<'_>) -> Option<Asked> {
        close_up(ui);
        let sought = self.sought.take();
        let sought = sought.and_then(|sought| self.order.iter().position(|spot| *spot == sought));
        let under_cursor = self.under_cursor().map(|node| node.spot.clone());
        let mut asked = None;
        let area = ScrollArea::vertical().id_salt("outline").auto_shrink(false).min_scrolled_height(0.0);
        area.show_rows(ui, height(ui), self.visible.len(), |ui, places| {
            beside_bar(ui);
            if let Some(place) = sought {
                seek(ui, place, places.start);
            }
            scroll_at_edge::<Dragged>(ui);
            scroll_at_edge::<indicators::Dragged>(ui);
            // Taken out first: a menu of a row unfolds rows above it, which would move the others on while they are shown.
            let shown: Vec<usize> = self.visible.get(places).unwrap_or_default().to_vec();
            for place in shown {
                asked = self.row(ui, scene, place, under_cursor.as_ref()).or(asked.take());
            }
        });
        asked
    }

    fn row(&mut self, ui: &mut egui::Ui, scene: Scene<'_>, place: usize, cursor: Option<&Spot>) -> Option<Asked> {
        let node = self.tree.nodes.get(place)?;
        let (spot, colours) = (node.spot.clone(), scene.colours);
        let folded = self.is_folded(&spot);
        let fold = (node.end > place + 1).then_some(if folded { Fold::Closed } else { Fold::Open });
        // A folded class also shows the findings of the rows that it hides.
        let mark = if folded { node.all } else { node.own };
        let adds = node.adds.then(|| format!("在“{}”里加一个指标", node.label()));
        let row = Row {
            depth: node.depth,
            fold,
            strong: cursor == Some(&spot),
            pale: node.rows.is_empty(),
            detail: &node.told.text,
            detail_colour: told_colour(node.told.amiss, colours),
            count: mark.count,
            count_colour: mark.gravest.map_or(colours.muted.0, |gravest| colour(gravest, colours).0),
            adds: adds.as_deref(),
            chosen: self.picked.holds(&spot),
            at: self.keys.has() && self.picked.at() == Some(&spot),
            ..Row::new(&node.name, colours)
        };
        let shown = row.show(ui, ("outline", &spot), colours, || node.says(mark.count).join("，"));
        let row = shown.row.on_hover_ui(|ui| {
            ui.label(node.says(mark.count).join("\n"));
            stations::show(ui, &elsewhere(scene, node), colours);
        });
        let mut asked = if shown.added { self.add_to(node) } else { None };
        if shown.folded {
            self.fold([spot.clone()], !folded);
        }
        asked = self.take_pointer(ui, &row, place).or(asked);
        asked = self.take_dropped(ui, shown.rect, place, scene).or(asked);
        self.row_menu(&row, place).or(asked)
    }

    /// Handles the pointer on a row.
    fn take_pointer(&mut self, ui: &egui::Ui, row: &Response, place: usize) -> Option<Asked> {
        let node = self.tree.nodes.get(place)?;
        let spot = &node.spot;
        let mut asked = None;
        if row.secondary_clicked() || row.drag_started() {
            self.picked.right_click(spot.clone());
        }
        if row.clicked() {
            let held = ui.input(|input| input.modifiers);
            if self.picked.click(&self.order, spot.clone(), held) {
                asked = self.field_of(node).map(Asked::Go);
            }
        }
        if row.double_clicked() {
            let path = if node.is_row() {
                self.field_of(node).map(Asked::Enter)
            } else {
                self.label_of(node).map(Asked::Rename)
            };
            asked = path.or(asked);
        }
        if row.clicked() && !row.double_clicked() {
            self.keys.take();
        }
        if row.drag_started() && node.is_row() {
            DragAndDrop::set_payload(ui.ctx(), Dragged(self.chosen_rows()));
        }
        asked
    }

    /// Moves what is dropped on a row: beside an indicator, or to the end of a class. What comes from the library is put
    /// there.
    fn take_dropped(&self, ui: &egui::Ui, row: Rect, place: usize, scene: Scene<'_>) -> Option<Asked> {
        let (form, colours) = (&self.made.as_ref()?.form, scene.colours);
        let node = self.tree.nodes.get(place).filter(|node| node.is_row() || node.adds)?;
        let to = if node.is_row() { Drop::beside(ui, row) } else { Drop::Into };
        let target = if to == Drop::Before { Target::before(form, node) } else { Target::end_of(form, node) };
        if let Some(new) = dropped::<indicators::Dragged>(ui, row, to, |_| true, colours) {
            let block = scene.shown?.template?.table(Table::Indicators)?;
            let entry = &new.0.known.entry;
            let into = (to == Drop::Into).then(|| put_into(form, block, entry, &target.branch)).flatten();
            let edit = into.unwrap_or_else(|| put_at(form, block, entry, (&target.branch, target.before)));
            return Some(Asked::PutIn(edit));
        }
        let dragged = dropped::<Dragged>(ui, row, to, |_| true, colours)?;
        Some(Asked::Do(move_to(form, &dragged.0, &target)))
    }
}

/// What the other stations say of the target of an indicator.
fn elsewhere(scene: Scene<'_>, node: &Node) -> Vec<Says> {
    let (Spot::Row(row), Some(Shown { form, template: Some(template), .. })) = (&node.spot, scene.shown) else {
        return Vec::new();
    };
    stations::said(scene.beside, template, form, &FieldPath::Cell(Table::Indicators, *row, Column::Value))
}

impl Node {
    /// Returns the label of a class, or the name of an indicator.
    pub(super) fn label(&self) -> &str {
        match &self.spot {
            Spot::Row(_) => &self.name,
            Spot::Branch { labels: [class, subclass], .. } => {
                if subclass.is_empty() {
                    class
                } else {
                    subclass
                }
            }
        }
    }

    /// Returns all that its row says, part by part.
    fn says(&self, count: usize) -> Vec<String> {
        let lacks = self.rows.is_empty().then(|| "还没有指标".to_owned());
        let told = Some(self.told.text.clone()).filter(|text| !text.is_empty());
        let amiss = (count > 0).then(|| format!("{count} 处问题"));
        [Some(self.name.clone()), lacks, told, amiss].into_iter().flatten().collect()
    }
}

fn told_colour(amiss: bool, colours: &Colours) -> Color32 {
    if amiss { colours.warning.0 } else { colours.muted.0 }
}
