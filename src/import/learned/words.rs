//! The meanings of the column names of upload sheets.

use super::super::fold::{bare, folded};
use super::super::vocabulary::Thesaurus;
use crate::model::{Column, Table};
use crate::template::profile::UploadValue;

/// The names of the column of `value` in finance systems, besides those in forms.
fn names(value: &UploadValue) -> &'static [&'static str] {
    match value {
        UploadValue::Year => &["年度", "预算年度", "年份", "所属年度", "申报年度"],
        UploadValue::BureauCode => &["单位编码", "单位代码", "预算单位编码", "预算单位代码", "部门编码", "部门代码"],
        UploadValue::BureauName => {
            &["单位", "单位名称", "预算单位", "预算单位名称", "部门名称", "填报单位", "部门(单位)名称"]
        }
        UploadValue::ProjectCode => &["项目编码", "项目代码", "项目编号", "预算项目编码"],
        UploadValue::ProjectName => &["项目名称", "预算项目名称", "项目"],
        UploadValue::FundsTotal => {
            &["项目资金", "年度资金总额", "资金总额", "预算金额", "预算数", "项目金额", "项目总额"]
        }
        UploadValue::Class => &["一级指标", "一级指标名称"],
        UploadValue::Subclass => &["二级指标", "二级指标名称"],
        UploadValue::Name => &["三级指标", "三级指标名称", "指标名称", "绩效指标名称", "绩效指标"],
        UploadValue::Operator => &["指标性质", "计算符号", "运算符号", "指标符号", "比较符号", "运算符", "符号"],
        UploadValue::Value => &["指标值", "目标值", "年度指标值", "指标目标值", "绩效指标值"],
        UploadValue::MeasureUnit => &["计量单位", "度量单位", "指标值单位", "指标单位", "值单位"],
        UploadValue::Weight => &["权重", "分值", "指标权重", "分值权重", "指标分值"],
        UploadValue::Direction => &["指标方向性", "指标方向", "方向性", "正反向"],
        UploadValue::Description => &["指标值说明", "指标说明", "指标解释", "绩效指标描述", "指标描述", "指标内容"],
        UploadValue::Basis => &["指标值确定依据", "指标设置依据", "设置依据", "确定依据", "指标依据"],
        UploadValue::Remark => &["备注"],
        // Never by name: `Importer::map` chooses the number alone next to a column for the operator or the unit.
        UploadValue::Number | UploadValue::Fixed(_) => &[],
    }
}

/// The content of the column named `header`.
pub(super) fn meaning(header: &str, words: &Thesaurus) -> Option<UploadValue> {
    let label = folded(header);
    let bare = bare(&label).unwrap_or(&label);
    let known = |value: &UploadValue| names(value).iter().any(|name| *name == label || *name == bare);
    UploadValue::given().find(known).or_else(|| {
        let columns = words.columns_of(&label).iter().filter(|(table, _)| *table == Table::Indicators);
        columns.filter_map(|(_, column)| of_column(column)).next()
    })
}

/// The upload value of a form's column: the whole of it rather than a part.
fn of_column(column: &Column) -> Option<UploadValue> {
    UploadValue::given().find(|value| value.column().as_ref() == Some(column))
}

/// Whether the header says that the column is required.
pub(super) fn is_required(header: &str) -> bool {
    header.trim_start().starts_with(['*', '＊', '★']) || header.contains("必填") || header.contains("必录")
}

/// The most characters of the column by its header: 限60字, 不超过 100 个字; 0 if it gives no limit.
pub(super) fn most_chars(header: &str) -> usize {
    let text: String = header.chars().filter(|c| !c.is_whitespace()).collect();
    let Some((before, _)) = text.split_once("个字").or_else(|| text.split_once('字')) else { return 0 };
    let digits = before.trim_start_matches(|c: char| !c.is_ascii_digit());
    if digits.bytes().all(|b| b.is_ascii_digit()) { digits.parse().unwrap_or(0) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_name_means_two_columns() {
        let all: Vec<&str> = UploadValue::given().flat_map(|value| names(&value)).copied().collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        assert!(all.iter().all(|name| folded(name) == *name), "names are compared folded");
        assert_eq!(of_column(&Column::Value), Some(UploadValue::Value));
        assert_eq!(of_column(&Column::Operator), Some(UploadValue::Operator));
        assert_eq!(of_column(&Column::Score), None);
    }

    #[test]
    fn what_headers_say() {
        let words = Thesaurus::default();
        for (header, meaning_of, required, chars) in [
            ("*单位编码", Some(UploadValue::BureauCode), true, 0),
            ("三级指标\n（必填，不超过 100 个字）", Some(UploadValue::Name), true, 100),
            ("项目资金（元）", Some(UploadValue::FundsTotal), false, 0),
            ("指标 值", Some(UploadValue::Value), false, 0),
            ("项目名称（60字以内）", Some(UploadValue::ProjectName), false, 60),
            ("责任科室", None, false, 0),
        ] {
            let got = (meaning(header, &words), is_required(header), most_chars(header));
            assert_eq!(got, (meaning_of, required, chars), "{header}");
        }
    }
}
