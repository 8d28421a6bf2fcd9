//! The data of a project: forms, each a set of texts with structure derived from them.
//!
//! Two shapes hold every form: single fields by [`Key`], and four tables of [`Row`]s by [`Column`]. Text is kept
//! verbatim; an absent text and an empty one are the same thing.
//!
//! # Terms
//!
//! One word for one thing, in code, comments and files:
//!
//! | in forms | here | meaning |
//! |---|---|---|
//! | 单位, 预算单位, 部门 | bureau | the office that files the forms, [`Bureau`] |
//! | 计量单位 | unit | a measure: 万元, 套, %; [`value::Unit`] |
//! | 绩效表 | form | one table as it is stamped, [`Form`]; its layout is a template |
//! | 一套表 | project | a file: the forms of one bureau for one year, [`Project`] |
//! | 申报, 批复, 监控, 调整, 自评 | stage | what a form is filed for |
//! | 同一项目的各表 | line | the forms of one project through its stations, [`Line`]; their rows are tied by [`ties()`] |
//! | 一级指标 | class | 产出指标, 效益指标, [`Column::Class`] |
//! | 二级指标 | subclass | 数量指标, 质量指标, [`Column::Subclass`]; class and subclass together are a branch |
//! | 三级指标 | indicator | a row of the tree; its name is [`Column::Name`] |
//! | 指标值 | target | what is to be reached, as typed; parsed by [`value`] |
//! | 实际完成值 | actual | what was reached |
//! | 权重, 分值 | weight | the points that a row can earn; a rule has a severity instead |
//! | 得分 | score | the points that it earned |
//! | 年度主要任务 | task | a row of a department's form, with its amounts |
//! | 资金支出计划 | schedule | months and the share spent by then |
//! | 填报说明, 注 | note | what a form prints below itself |
//! | 检查出的问题 | finding | what a rule reports at a place; it has a fix if the remedy is mechanical |
//! | 提示 | notice | anything else that the program tells the user |
//! | 文稿 | manuscript | a form of paragraphs, [`Form::paragraphs`], among them tables and forms in their place; see [`prose`] |
//! | 草稿, 已报, 退回 | state | where a form stands between bureau and finance office; a step is when it came there |
//! | 上年, 报出时 | snapshot | a form as it was, kept beside the form that it became |
//! | 上报表 | upload sheet | the indicators as the finance system takes them, by a profile |

pub mod address;
mod checks;
mod column;
mod draft;
pub mod figure;
mod fit;
mod form;
pub mod funds;
pub mod grade;
pub mod keys;
mod line;
pub mod merging;
pub mod naming;
pub mod numbering;
mod path;
mod print;
mod project;
pub mod prose;
pub mod renumbered;
mod row;
pub mod score;
mod snapshot;
mod step;
mod table;
pub mod ticks;
mod ties;

mod bureau;
mod texts;
pub mod totals;
pub mod value;
pub mod word_style;

pub use bureau::{Bureau, BureauField};
pub use checks::{Accepted, Checks, Regrade};
pub use column::Column;
pub use draft::Draft;
pub use fit::Fit;
pub use form::{Form, FormId};
pub use funds::Fund;
pub use keys::Key;
pub use line::{Line, Lines};
pub use path::FieldPath;
pub use print::{Numbering, PaperStyle, PrintOptions};
pub use project::Project;
pub use row::{Row, RowId};
pub use snapshot::{Occasion, Snapshot};
pub use step::{State, Step};
pub use table::Table;
pub use texts::Texts;
pub use ties::{Tie, ties};
