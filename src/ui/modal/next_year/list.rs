//! The list of every place that says a year, with what becomes of each.

use crate::session::next_year::{Choice, Mend, Turned};
use crate::ui::dialog::InDialog;
use crate::ui::modal::cut::cut;
use crate::ui::theme::Colours;
use egui::text::LayoutJob;
use egui::{ScrollArea, TextEdit, TextFormat, TextStyle, Ui, WidgetInfo, vec2};

/// Widths of the name of a place and of what a year becomes, screen points.
const PLACE: f32 = 280.0;
const BECOMES: f32 = 90.0;
/// How much of a text is shown on each side of a year, characters.
const AROUND: usize = 14;

/// What would be made, and what was decided of each place.
pub(super) struct Outlook {
    pub(super) turned: Turned,
    decided: Vec<Decided>,
}

struct Decided {
    mended: bool,
    becomes: String,
}

impl Outlook {
    pub(super) fn of(turned: Turned) -> Self {
        let decided = turned
            .mends
            .iter()
            .map(|mend| Decided { mended: mend.usual() != Choice::Keep, becomes: mend.becomes.clone() });
        Self { decided: decided.collect(), turned }
    }

    pub(super) fn choices(&self) -> Vec<Choice> {
        let choice = |decided: &Decided| {
            if decided.mended { Choice::Write(decided.becomes.clone()) } else { Choice::Keep }
        };
        self.decided.iter().map(choice).collect()
    }
}

/// Shows every place that says a year, a line each.
pub(super) fn list(ui: &mut Ui, outlook: &mut Outlook, from: i32, colours: &Colours) {
    let Outlook { turned, decided } = outlook;
    if let Some(why) = turned.not_made.first() {
        ui.colored_label(colours.warning.0, format!("{why}{}", more(turned.not_made.len() - 1)));
    }
    if turned.mends.is_empty() {
        ui.label("表里没有别处写着年份。");
        return;
    }
    ui.horizontal(|ui| {
        let mended = decided.iter().filter(|decided| decided.mended).count();
        ui.label(format!("写着 {from} 等年份的 {} 处，要改 {mended} 处（打勾的改，也可以另写）：", decided.len()));
        for (name, does) in [("全选", Some(true)), ("全不选", Some(false)), ("按建议", None)] {
            if ui.button(name).clicked() {
                let mends = decided.iter_mut().zip(&turned.mends);
                mends.for_each(|(decided, mend)| decided.mended = does.unwrap_or(mend.usual() != Choice::Keep));
            }
        }
    });
    let height = ui.spacing().interact_size.y;
    let area = ScrollArea::vertical().id_salt("mends").auto_shrink(false);
    area.show_rows(ui, height, turned.mends.len(), |ui, rows| {
        for at in rows {
            if let (Some(mend), Some(decided)) = (turned.mends.get(at), decided.get_mut(at)) {
                row(ui, mend, decided, colours);
            }
        }
    });
}

fn more(count: usize) -> String {
    if count == 0 { String::new() } else { format!("（另有 {count} 张）") }
}

fn row(ui: &mut Ui, mend: &Mend, decided: &mut Decided, colours: &Colours) {
    let height = ui.spacing().interact_size.y;
    ui.horizontal(|ui| {
        let check = ui.checkbox(&mut decided.mended, "").with_agreeing_enter();
        check.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, decided.mended, mend.place.as_str()));
        cut(ui, PLACE, mend.place.as_str()).on_hover_text(&mend.place);
        let text = ui.available_width() - BECOMES - 30.0;
        let said = said(ui, mend, colours);
        let said = cut(ui, text, said);
        match mend.stays {
            Some(stays) => said.on_hover_text(format!("{}，一般不改\n{}", stays.name(), mend.text)),
            None => said.on_hover_text(&mend.text),
        };
        ui.label("→");
        let edit = TextEdit::singleline(&mut decided.becomes).desired_width(BECOMES).min_size(vec2(BECOMES, height));
        let edit = ui.add_enabled(decided.mended, edit);
        edit.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, format!("{}改成", mend.place)));
    });
}

/// The text around a year, with the year marked, and why it probably stays.
fn said(ui: &Ui, mend: &Mend, colours: &Colours) -> LayoutJob {
    let font = TextStyle::Body.resolve(ui.style());
    let plain = |color| TextFormat { font_id: font.clone(), color, ..TextFormat::default() };
    let [before, after] = mend.around(AROUND);
    let mut job = LayoutJob::default();
    job.append(&before, 0.0, plain(colours.muted.0));
    job.append(mend.says(), 0.0, plain(if mend.stays.is_some() { colours.muted.0 } else { colours.accent.0 }));
    job.append(&after, 0.0, plain(colours.muted.0));
    if let Some(stays) = mend.stays {
        job.append(stays.name(), 8.0, plain(colours.warning.0));
    }
    job
}
