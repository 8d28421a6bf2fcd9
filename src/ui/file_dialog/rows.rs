//! Shows the list of files and handles pointer and keyboard on it.

use super::FileKind;
use super::listing::Listing;
use crate::base::calendar::Moment;
use crate::base::size::said_size;
use crate::session::files::Entry;
use crate::ui::dialog::USUAL_TEXT;
use crate::ui::icon;
use egui::text::LayoutJob;
use egui::{Align2, Color32, Event, EventFilter, Id, Key, Modifiers, Rect, Sense, TextStyle, WidgetInfo, pos2, vec2};
use std::time::SystemTime;

/// Width of the columns for size and date, screen points at [`USUAL_TEXT`].
const SIZE_WIDTH: f32 = 90.0;
const DATE_WIDTH: f32 = 140.0;
/// Space beside a line's text, screen points.
const PAD: f32 = 6.0;

/// What was done in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// The choice changed.
    Chose,
    /// A line was opened: a folder to go into, or a file to return.
    Open(usize),
    /// The same as the agreeing button.
    Agree,
    Up,
}

/// Returns the id of the list, which has the focus for all its lines.
pub(super) fn list_id() -> Id {
    Id::unique("file list")
}

/// Shows the list. Only visible lines are drawn.
pub(super) fn show(ui: &mut egui::Ui, listing: &mut Listing, kind: FileKind) -> Option<Asked> {
    let rect = ui.max_rect();
    let several = kind == FileKind::OpenSeveral;
    let ground = ui.interact(rect, list_id(), Sense::CLICK | Sense::FOCUSABLE);
    ground.widget_info(|| WidgetInfo::labeled(egui::Role::List, true, "文件和文件夹"));
    if ground.clicked() {
        ground.request_focus();
    }
    let height = ui.text_style_height(&TextStyle::Body) + 6.0;
    let mut asked = None;
    if ground.has_focus() {
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(ground.id, filter));
        let page = (rect.height() / height).floor().max(1.0) as usize;
        asked = keys(ui, listing, page, several);
    }
    let visuals = ui.visuals();
    let edge = if ground.has_focus() { visuals.selection.stroke } else { visuals.window_stroke };
    ui.painter().rect(rect, 2.0, visuals.extreme_bg_color, edge, egui::StrokeKind::Inside);
    let inner = rect.shrink(2.0);
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if let Some(said) = listing.instead_of_lines() {
            ui.add_space(PAD);
            ui.label(said);
            return;
        }
        let mut area = egui::ScrollArea::vertical().id_salt("files").auto_shrink(false);
        // Scrolls as little as necessary: only until the current line is inside.
        if let Some(line) = listing.pick.at.filter(|_| std::mem::take(&mut listing.scrolls)) {
            let top = line as f32 * height;
            let bottom = top + height - inner.height();
            area = area.vertical_scroll_offset(listing.scrolled.min(top).max(bottom).max(0.0));
        }
        let shown = area.show_rows(ui, height, listing.len(), |ui, lines| {
            for line in lines {
                asked = row(ui, listing, Line { line, height, several }).or(asked);
            }
        });
        listing.scrolled = shown.state.unclamped_offset().y;
    });
    asked
}

/// A line to draw.
#[derive(Clone, Copy)]
struct Line {
    line: usize,
    height: f32,
    several: bool,
}

fn row(ui: &mut egui::Ui, listing: &mut Listing, Line { line, height, several }: Line) -> Option<Asked> {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let entry = listing.entry(line)?;
    let response = ui.interact(rect, list_id().with(line), Sense::CLICK);
    let chosen = listing.pick.chosen.contains(&line);
    let about = said(entry);
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, chosen, &about));
    paint(ui, rect, entry, (chosen, response.hovered()));
    let response = response.on_hover_text(about.as_str());
    if response.double_clicked() {
        return Some(Asked::Open(line));
    }
    response.clicked().then(|| {
        let held = ui.input(|input| input.modifiers);
        listing.pick.reach(line, held, several);
        ui.memory_mut(|memory| memory.request_focus(list_id()));
        Asked::Chose
    })
}

fn paint(ui: &egui::Ui, rect: Rect, entry: &Entry, (chosen, hovered): (bool, bool)) {
    let visuals = ui.visuals();
    let ground = match (chosen, hovered) {
        (true, _) => visuals.selection.bg_fill,
        (false, true) => visuals.widgets.hovered.weak_bg_fill,
        (false, false) => Color32::TRANSPARENT,
    };
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, ground);
    let font = TextStyle::Body.resolve(ui.style());
    let (strong, weak) = (visuals.text_color(), visuals.weak_text_color());
    let date_at = rect.right() - PAD;
    let scale = font.size / USUAL_TEXT;
    let size_at = date_at - DATE_WIDTH * scale;
    let middle = rect.center().y;
    painter.text(pos2(date_at, middle), Align2::RIGHT_CENTER, date(entry), font.clone(), weak);
    painter.text(pos2(size_at, middle), Align2::RIGHT_CENTER, size(entry), font.clone(), weak);
    let mark = if entry.is_folder { icon::OPEN } else { icon::FORM };
    let room = size_at - SIZE_WIDTH * scale - rect.left() - PAD;
    let mut job = LayoutJob::simple(format!("{mark} {}", entry.name), font, strong, room);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = painter.layout_job(job);
    let at = Align2::LEFT_CENTER.anchor_size(pos2(rect.left() + PAD, middle), galley.size()).min;
    painter.galley(at, galley, strong);
}

/// Returns what a screen reader says about a line, and the tooltip.
fn said(entry: &Entry) -> String {
    let kind = if entry.is_folder { "文件夹" } else { "文件" };
    let parts = [entry.name.clone(), kind.to_owned(), size(entry), date(entry)];
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("，")
}

/// Returns the size of a file. Empty for a folder.
fn size(entry: &Entry) -> String {
    if entry.is_folder { String::new() } else { said_size(entry.bytes) }
}

/// Returns when a file was last written, in China's only time zone.
fn date(entry: &Entry) -> String {
    let since = entry.modified.and_then(|modified| modified.duration_since(SystemTime::UNIX_EPOCH).ok());
    since.map_or_else(String::new, |since| {
        let Moment { year, month, day, hour, minute, .. } = Moment::in_china(since.as_secs());
        format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}")
    })
}

/// Handles the keys while the list has the focus.
#[expect(clippy::wildcard_enum_match_arm, reason = "egui has events of many kinds, and any new one is none of these")]
fn keys(ui: &egui::Ui, listing: &mut Listing, page: usize, several: bool) -> Option<Asked> {
    let now = ui.input(|input| input.time);
    let events = ui.input(|input| input.events.clone());
    events.iter().fold(None, |asked, event| match event {
        Event::Key { key, pressed: true, modifiers, .. } => {
            // In the order of the events: on a slow machine several keys arrive in one frame.
            key_pressed(listing, (*key, *modifiers), page, several).or(asked)
        }
        Event::Text(letters) => {
            listing.type_letters(letters, now);
            asked
        }
        _ => asked,
    })
}

#[expect(clippy::wildcard_enum_match_arm, reason = "egui has a variant per key of a keyboard")]
fn key_pressed(listing: &mut Listing, (key, held): (Key, Modifiers), page: usize, several: bool) -> Option<Asked> {
    let last = listing.len().checked_sub(1);
    let at = listing.pick.at;
    let line = match key {
        Key::ArrowUp if held.alt => return Some(Asked::Up),
        Key::Backspace => return Some(Asked::Up),
        // With several lines chosen, or none, Enter means all of the choice and not the current line.
        Key::Enter => return Some(at.filter(|at| listing.pick.is_only(*at)).map_or(Asked::Agree, Asked::Open)),
        Key::A if held.command && several => {
            listing.pick.all(listing.len());
            return Some(Asked::Chose);
        }
        Key::ArrowDown => at.map_or(0, |at| at + 1),
        Key::ArrowUp => at.map_or(0, |at| at.saturating_sub(1)),
        Key::PageDown => at.map_or(0, |at| at + page),
        Key::PageUp => at.map_or(0, |at| at.saturating_sub(page)),
        Key::Home => 0,
        Key::End => last?,
        _ => return None,
    };
    let line = line.min(last?);
    listing.pick.reach(line, Modifiers { command: false, ..held }, several);
    listing.scrolls = true;
    Some(Asked::Chose)
}
