//! Makes next year's forms: what becomes of the amounts, and of every place that says the old year.

mod list;

use super::{Answer, Around};
use crate::model::FormId;
use crate::session::Document;
use crate::session::next_year::{Amounts, NextYear, next_year, year_of};
use crate::template::Library;
use crate::ui::dialog::{Dialog, InDialog, Reply};
use egui::{ComboBox, Context, Ui};
use list::{Outlook, list};

/// Size of the dialog, screen points.
const WIDTH: f32 = 900.0;
const HEIGHT: f32 = 470.0;
/// How many years ahead can be chosen.
const AHEAD: i32 = 5;

/// The dialog with the current choices.
pub(in crate::ui) struct NextYearDialog {
    wish: NextYear,
    /// Only the project of this form, into the same file. None makes a new file of all.
    only: Option<FormId>,
    shown: Option<FormId>,
    outlook: Option<Outlook>,
}

impl NextYearDialog {
    /// A dialog for the open project, in which the form `shown` is shown. None if no form says its year.
    pub(in crate::ui) fn new(document: &Document, shown: Option<FormId>) -> Option<Self> {
        let from = year_of(document.project())?;
        let wish = NextYear { from, to: from + 1, amounts: Amounts::Keep };
        Some(Self { wish, only: None, shown, outlook: None })
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let document = around.document?;
        let agreed = Dialog::new("生成下一年度的表", WIDTH).high(HEIGHT).show(ctx, |ui| {
            self.wishes(ui, document);
            self.update(document, around.library);
            let count = self.outlook.as_ref().map_or(0, |outlook| outlook.turned.forms.len());
            if let Some(outlook) = &mut self.outlook {
                ui.separator();
                list(ui, outlook, self.wish.from, around.colours);
            }
            vec![Reply::new(format!("生成 {count} 张"), true).only_if(count > 0), Reply::new("取消", false)]
        })?;
        let outlook = self.outlook.take().filter(|_| agreed);
        Some(outlook.map_or(Answer::Closed, |outlook| self.answer(document, &outlook)))
    }

    fn answer(&self, document: &Document, outlook: &Outlook) -> Answer {
        let (project, choices) = (document.project(), outlook.choices());
        if self.only.is_none() {
            return Answer::Begin(Box::new(outlook.turned.project(project, &choices)));
        }
        outlook.turned.edit(project.forms.len(), &choices).map_or(Answer::Closed, Answer::Stations)
    }

    fn wishes(&mut self, ui: &mut Ui, document: &Document) {
        ui.horizontal(|ui| {
            let label = ui.label(format!("从 {} 年的表生成", self.wish.from));
            let combo = ComboBox::from_id_salt("year").width(90.0).selected_text(format!("{} 年", self.wish.to));
            let shown = combo.show_ui(ui, |ui| {
                for to in self.wish.from + 1..=self.wish.from + AHEAD {
                    if ui.selectable_value(&mut self.wish.to, to, format!("{to} 年")).clicked() {
                        self.outlook = None;
                    }
                }
            });
            shown.response.labelled_by(label.id);
            ui.separator();
            for (amounts, name) in [(Amounts::Keep, "金额照今年的"), (Amounts::Empty, "金额留空")] {
                if ui.radio(self.wish.amounts == amounts, name).with_agreeing_enter().clicked() {
                    self.wish.amounts = amounts;
                    self.outlook = None;
                }
            }
        });
        ui.horizontal(|ui| {
            let one = self.shown.and_then(|id| document.project().form(id));
            let all = (None, "全部项目，另成一个新的项目文件".to_owned());
            let one = one.map(|form| (Some(form.id), format!("只这个项目（{}），加进这个文件", form.name())));
            for (only, name) in [all].into_iter().chain(one) {
                if ui.radio(self.only == only, name).with_agreeing_enter().clicked() {
                    self.only = only;
                    self.outlook = None;
                }
            }
        });
    }

    fn update(&mut self, document: &Document, library: &Library) {
        if self.outlook.is_none() {
            let chosen = self.only.map(|form| [form]);
            let turned = next_year(document.project(), library, chosen.as_ref().map(<[_; 1]>::as_slice), &self.wish);
            self.outlook = Some(Outlook::of(turned));
        }
    }
}
