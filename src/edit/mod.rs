//! All changes to a project: an [`Edit`] describes one as a value, and [`History`] applies, undoes and redoes it.

mod apply;
pub mod branches;
pub mod bureau;
pub mod forms;
mod history;
pub mod manuscript_tables;
pub mod paragraphs;
mod removal;
mod spread;
mod table_grid;

pub use history::{History, Outcome};
pub use removal::{class_rows, remove_class, remove_rows};
pub use spread::spread;

use crate::model::{
    Bureau, Checks, Column, FieldPath, Fit, Form, FormId, PrintOptions, Project, RowId, Snapshot, Step, Table, Texts,
};
use std::sync::Arc;

/// A change to a project, as a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Sets the texts of fields of a form.
    SetTexts {
        /// The form.
        form: FormId,
        /// The fields and their new texts.
        texts: Vec<(FieldPath, String)>,
    },
    /// Adds rows to a table.
    InsertRows {
        /// The form.
        form: FormId,
        /// The table.
        table: Table,
        /// The row before which they are inserted. None means at the end.
        before: Option<RowId>,
        /// Their cells. Row ids are assigned when they are inserted.
        rows: Vec<Texts<Column>>,
    },
    /// Removes rows from a table.
    RemoveRows {
        /// The form.
        form: FormId,
        /// The table.
        table: Table,
        /// The rows.
        rows: Vec<RowId>,
    },
    /// Moves rows within a table, keeping their order, and to another branch if one is given.
    MoveRows {
        /// The form.
        form: FormId,
        /// The table.
        table: Table,
        /// The rows.
        rows: Vec<RowId>,
        /// The row before which they are moved. None means to the end.
        before: Option<RowId>,
        /// The class, subclass and mark that they get.
        branch: Option<[String; 3]>,
    },
    /// Adds forms. Their ids are assigned when they are inserted.
    InsertForms {
        /// The index of the first of them.
        at: usize,
        /// The forms.
        forms: Vec<Form>,
    },
    /// Removes a form from the project.
    RemoveForm(FormId),
    /// Moves a form to another index.
    MoveForm {
        /// The form.
        form: FormId,
        /// Its index after the move.
        to: usize,
    },
    /// Notes that a form came to a state.
    AddStep {
        /// The form.
        form: FormId,
        /// The step.
        step: Step,
    },
    /// Sets how many pages a form is to take.
    SetFit {
        /// The form.
        form: FormId,
        /// How many.
        fit: Fit,
    },
    /// Keeps a form as it was, in place of what was kept at the same occasion.
    Keep(Snapshot),
    /// Sets the bureau's own data.
    SetBureau(Bureau),
    /// Sets how the project is printed.
    SetPrint(PrintOptions),
    /// Sets how the project is checked.
    SetChecks(Checks),
    /// Replaces the whole project by another content: a backup.
    Restore(Arc<Project>),
    /// Several changes as one step.
    Many {
        /// The name of the step.
        name: String,
        /// The changes, in order.
        edits: Vec<Edit>,
    },
}

fn is_label(path: &FieldPath) -> bool {
    matches!(path, FieldPath::Cell(_, _, Column::Class | Column::Subclass))
}

impl Edit {
    /// Sets the field at `path` of `form` to `text`.
    pub fn set(form: FormId, path: FieldPath, text: impl Into<String>) -> Self {
        Self::SetTexts { form, texts: vec![(path, text.into())] }
    }

    /// Sets the field at `path` to what was typed. A class label is set in all rows under it.
    pub fn write(form: &Form, path: &FieldPath, text: &str) -> Self {
        let texts = spread(form, path).into_iter().map(|path| (path, text.to_owned())).collect();
        Self::SetTexts { form: form.id, texts }
    }

    /// Returns the name of the step in the menu: 撤销……
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
            Self::AddStep { .. } | Self::Keep(_) => "登记状态",
            Self::SetFit { .. } => "设定页数",
            Self::SetBureau(_) => "修改单位信息",
            Self::SetPrint(_) => "修改打印设置",
            Self::SetChecks(_) => "修改检查设置",
            Self::Restore(_) => "恢复备份",
            Self::Many { name, .. } => name,
        }
    }
}
