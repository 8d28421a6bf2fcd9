//! One door for change: an [`Edit`] says what is to change, a [`History`] carries it out and takes it back.

mod apply;
pub mod branches;
pub mod bureau;
pub mod forms;
mod history;
mod removal;
mod spread;

pub use history::{History, Outcome};
pub use removal::{class_rows, remove_class, remove_rows};
pub use spread::spread;

use crate::model::{Bureau, Checks, Column, FieldPath, Form, FormId, PrintOptions, Project, RowId, Table, Texts};
use std::sync::Arc;

/// A change to a project, as a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Puts texts at paths of a form.
    SetTexts {
        /// The form.
        form: FormId,
        /// Where, and what.
        texts: Vec<(FieldPath, String)>,
    },
    /// Adds rows to a table.
    InsertRows {
        /// The form.
        form: FormId,
        /// The table.
        table: Table,
        /// The row that they stand before; None is at the end.
        before: Option<RowId>,
        /// Their cells; the ids are given as they are added.
        rows: Vec<Texts<Column>>,
    },
    /// Takes rows out of a table.
    RemoveRows {
        /// The form.
        form: FormId,
        /// The table.
        table: Table,
        /// Which.
        rows: Vec<RowId>,
    },
    /// Moves rows within a table, in the order in which they stand, and onto another branch where one is given.
    MoveRows {
        /// The form.
        form: FormId,
        /// The table.
        table: Table,
        /// Which.
        rows: Vec<RowId>,
        /// The row that they stand before afterwards; None is at the end.
        before: Option<RowId>,
        /// Class, subclass and mark that they get.
        branch: Option<[String; 3]>,
    },
    /// Adds forms; their ids are given as they are added.
    InsertForms {
        /// The place of the first of them.
        at: usize,
        /// The forms.
        forms: Vec<Form>,
    },
    /// Takes a form out of the project.
    RemoveForm(FormId),
    /// Moves a form to another place.
    MoveForm {
        /// Which.
        form: FormId,
        /// Its place afterwards.
        to: usize,
    },
    /// Changes the bureau's own data.
    SetBureau(Bureau),
    /// Changes how the project is printed.
    SetPrint(PrintOptions),
    /// Changes how the project is checked.
    SetChecks(Checks),
    /// Puts another content in the place of the whole project: a backup.
    Restore(Arc<Project>),
    /// Several changes as one step, with its name.
    Many {
        /// What the step is called.
        name: String,
        /// The changes, in order.
        edits: Vec<Edit>,
    },
}

fn is_label(path: &FieldPath) -> bool {
    matches!(path, FieldPath::Cell(_, _, Column::Class | Column::Subclass))
}

impl Edit {
    /// Puts `text` at `path` of `form`.
    pub fn set(form: FormId, path: FieldPath, text: impl Into<String>) -> Self {
        Self::SetTexts { form, texts: vec![(path, text.into())] }
    }

    /// Puts what was typed at `path` wherever it stands for: under a class label, into all its rows.
    pub fn write(form: &Form, path: &FieldPath, text: &str) -> Self {
        let texts = spread(form, path).into_iter().map(|path| (path, text.to_owned())).collect();
        Self::SetTexts { form: form.id, texts }
    }

    /// What the step is called in the menu: 撤销……
    pub fn name(&self) -> &str {
        match self {
            Self::SetTexts { texts, .. } if texts.iter().all(|(path, _)| is_label(path)) => "改分类名称",
            Self::SetTexts { texts, .. } if texts.len() > 1 => "填写多格",
            Self::SetTexts { .. } => "填写",
            Self::InsertRows { .. } => "添加行",
            Self::RemoveRows { .. } => "删除行",
            Self::MoveRows { .. } => "移动行",
            Self::InsertForms { .. } => "添加表",
            Self::RemoveForm(_) => "删除表",
            Self::MoveForm { .. } => "移动表",
            Self::SetBureau(_) => "修改单位信息",
            Self::SetPrint(_) => "修改打印设置",
            Self::SetChecks(_) => "修改检查设置",
            Self::Restore(_) => "恢复备份",
            Self::Many { name, .. } => name,
        }
    }

    /// The field that the edit fills in, where it fills in one alone: such edits in a row are one step.
    fn sole_field(&self) -> Option<(FormId, &FieldPath)> {
        match self {
            Self::SetTexts { form, texts } if texts.len() == 1 => texts.first().map(|(path, _)| (*form, path)),
            _ => None,
        }
    }
}
