//! Everything that can be wrong with a template or an upload profile is told at once, each fault with its line and what to
//! change: built-in texts with patches, and exactly the messages that each comes to.

use jibiao::template::{FaultyFile, Library};
use std::path::Path;

/// A built-in text with parts of it replaced, each at its first place, and what is said of it.
struct Patch {
    asset: &'static str,
    changes: &'static [(&'static str, &'static str)],
    faults: &'static [&'static str],
}

const PROJECT: &str = "templates/guangyuan-project";
const EVALUATION: &str = "templates/national-self-evaluation";
const BOYE: &str = "templates/boye-project";
const PROFILE: &str = "profiles/general";

const fn patch(
    asset: &'static str,
    changes: &'static [(&'static str, &'static str)],
    faults: &'static [&'static str],
) -> Patch {
    Patch { asset, changes, faults }
}

#[rustfmt::skip]
const PATCHES: &[Patch] = &[
    // The head.
    patch(PROJECT, &[("version: 1", "version: 2"), ("span: 4", "span: 3")], &["第 2 行：模板格式版本 2 不认识，本程序支持版本 1：请写 version: 1"]),
    patch(PROJECT, &[("id: \"guangyuan-project\"", "id: \"广元\"")], &["第 3 行：模板编号 id 只能用小写字母、数字和连字符，不能为空"]),
    patch(PROJECT, &[("id: \"guangyuan-project\"", "id: \"\"")], &["第 3 行：模板编号 id 只能用小写字母、数字和连字符，不能为空"]),
    patch(PROJECT, &[("id: \"guangyuan-project\"", "id: \"generic\"")], &["第 3 行：已有编号为 generic 的模板，请换一个 id"]),
    patch(PROJECT, &[("name: \"部门预算项目支出绩效目标申报表（批复表）\"", "name: \" \"")], &["第 4 行：模板名称 name 不能为空"]),
    patch(PROJECT, &[("titles: [\"部门预算项目支出绩效目标申报表\", \"部门预算项目支出绩效目标批复表\"]", "titles: []")], &["第 8 行：缺少标题：titles 至少要有一个"]),
    patch(PROJECT, &[("\"部门预算项目支出绩效目标批复表\"", "\"{project_name}\"")], &["第 8 行：标题是空的：请写出标题的文字，或者删去这一个"]),
    // Paper and type.
    patch(PROJECT, &[("margins_mm: (25, 20, 20, 20)", "margins_mm: (25, 101, 20, 20)")], &["第 9 行：页边距应在 0–100 毫米之间，并给表格留出至少 50 毫米"]),
    patch(PROJECT, &[("margins_mm: (25, 20, 20, 20)", "margins_mm: (25, 90, 20, 90)")], &["第 9 行：页边距应在 0–100 毫米之间，并给表格留出至少 50 毫米"]),
    patch(PROJECT, &[("margins_mm: (25, 20, 20, 20)", "margins_mm: (25, 20, 20)")], &["第 9 行：margins_mm 应有 4 项，却有 3 项"]),
    patch(PROJECT, &[("title_pt: 18", "title_pt: 100")], &["第 9 行：字号 title_pt 应在 5–72 磅之间"]),
    patch(PROJECT, &[("body_pt: 11", "body_pt: 4, least_pt: 4")], &[
        "第 9 行：字号 body_pt 应在 5–72 磅之间",
        "第 9 行：字号 least_pt 应在 5–72 磅之间",
    ]),
    patch(PROJECT, &[("body_pt: 11", "body_pt: 11, least_pt: 12")], &["第 9 行：最小字号 least_pt 不能大于正文字号 body_pt"]),
    patch(PROJECT, &[("body_pt: 11", "body_pt: 11, row_pt: 7")], &["第 9 行：行高 row_pt 应在 8–200 磅之间"]),
    patch(PROJECT, &[("body_pt: 11", "body_pt: 11, pitch_pt: 7")], &["第 9 行：行距 pitch_pt 应在 8–200 磅之间"]),
    patch(PROJECT, &[("widths: [12.5, 15, 19.5, 25, 38]", "widths: []")], &["第 10 行：列宽 widths 应有 1–64 个大于零的数"]),
    patch(PROJECT, &[("widths: [12.5, 15, 19.5, 25, 38]", "widths: [12.5, 15, 0, 25, 38]")], &["第 10 行：列宽 widths 应有 1–64 个大于零的数"]),
    // Fields.
    patch(PROJECT, &[("key: \"unit\"", "key: \"year\"")], &[
        "第 13 行：字段 year 由程序提供，不用声明：请删去这一项",
        "第 23 行：引用了未声明的字段 {unit}：请在 fields 里声明它，或者改正这里",
    ]),
    patch(PROJECT, &[("key: \"funds.other\"", "key: \"funds.fiscal\"")], &[
        "第 16 行：字段 funds.fiscal 声明了两次：请删去一次，或者换一个 key",
        "第 28 行：引用了未声明的字段 {funds.other}：请在 fields 里声明它，或者改正这里",
    ]),
    patch(PROJECT, &[("label: \"年度目标\"", "label: \"\"")], &["第 17 行：字段 goals 没有标签 label"]),
    patch(PROJECT, &[("default: \"{unit.name}\"", "default: \"{project_name}\"")], &["第 13 行：字段 unit 的 default 只能引用 {unit.name}、{unit.code}、{unit.year}"]),
    patch(EVALUATION, &[("ratio(of: \"funds.executed.total\"", "ratio(of: \"funds.none\"")], &["第 28 行：字段 funds.rate.total 的 computed 引用了未声明的字段 funds.none：请在 fields 里声明它"]),
    patch(EVALUATION, &[("weight: \"funds.weight.total\"", "weight: \"funds.rate.total\"")], &["第 33 行：字段 funds.score.total 的 computed 不能引用另一个计算字段 funds.rate.total：请改用它所引用的字段"]),
    // Cells at fixed places.
    patch(PROJECT, &[("side: (text: \"项目资金（万元）\")", "side: (text: \"项目资金（万元）\", span: 5)")], &["第 25 行：左侧标签占 5 列，应在 1–4 列之间：请改它的 span"]),
    patch(PROJECT, &[("side: (text: \"总体目标\", stacked: true)", "side: (text: \"总体目标\", span: 0)")], &["第 30 行：左侧标签占 0 列，应在 1–4 列之间：请改它的 span"]),
    patch(BOYE, &[("schedule(side: (text: \"资金支出计划（%）\"))", "schedule(side: (text: \"资金支出计划（%）\", span: 9))")], &["第 38 行：左侧标签占 9 列，应在 1–8 列之间：请改它的 span"]),
    patch(PROJECT, &[("grid(side: (text: \"总体目标\", stacked: true), rows: [", "grid(rows: []), grid(side: (text: \"总体目标\", stacked: true), rows: [")], &["第 30 行：表格块 grid 没有行：请写出 rows，或者删去这一块"]),
    patch(PROJECT, &[("(text: \"项目名称\")", "(text: \"项目名称\", span: 0)")], &["第 22 行：单元格的 span 不能是 0：请写它占几列"]),
    patch(PROJECT, &[("(text: \"项目名称\")", "(text: \"项目名称\", rows: 0)")], &["第 22 行：单元格的 rows 不能是 0：请写它占几行"]),
    patch(PROJECT, &[("(text: \"预算单位\")", "(text: \"预算单位\", rows: 2)")], &["第 23 行：单元格占 2 行，这一块从它起只有 1 行：请改 rows"]),
    patch(PROJECT, &[("(text: \"项目名称\")", "(text: \"项目名称\", rows: 2)")], &["第 23 行：单元格重叠或超出：这一行共占 6 列，表格有 5 列，请改 span 或者增减单元格"]),
    patch(PROJECT, &[
        ("[(text: \"项目名称\"), (text: \"{project_name}\", span: 4)]", "[(text: \"项目名称\"), (text: \"{project_name}\", span: 3, rows: 2), (text: \"\")]"),
        ("[(text: \"预算单位\"), (text: \"{unit}\", span: 4)]", "[(text: \"{unit}\", span: 2)]"),
    ], &["第 23 行：单元格和上面占几行的单元格重叠：请改 span 或者 rows"]),
    patch(PROJECT, &[("(text: \"{title}\", span: 5, style: title)", "(text: \"{title}\", span: 5, rows: 2, style: title)")], &["第 20 行：没有边框、或者写了 only_filled 的块，单元格不能占几行：请删去 rows"]),
    patch(PROJECT, &[("(text: \"{unit}\", span: 4)", "(text: \"{unit}\", span: 5)")], &["第 23 行：单元格重叠或超出：这一行共占 6 列，表格有 5 列，请改 span 或者增减单元格"]),
    patch(PROJECT, &[("(text: \"{unit}\", span: 4)", "(text: \"{unit}\")")], &["第 23 行：单元格没有排满：这一行共占 2 列，表格有 5 列，请改 span 或者增减单元格"]),
    patch(PROJECT, &[("12.5, 15, 19.5, 25, 38", "12.5, 15, 19.5, 25")], &["第 10 行：widths 有 4 列，各行却都占 5 列：请补上或者删去列宽"]),
    patch(PROJECT, &[("{funds.total}", "{funds.totl}")], &[
        "第 14 行：字段 funds.total 没有放进任何单元格：请在一个单元格里写 {funds.total}，或者删去这个字段",
        "第 26 行：引用了未声明的字段 {funds.totl}：请在 fields 里声明它，或者改正这里",
    ]),
    patch(PROJECT, &[("{funds.total}", "{funds.total")], &["第 26 行：“年度资金总额：{funds.total”里的 { 没有配对的 }"]),
    patch(PROJECT, &[("{funds.total}", "funds.total}")], &["第 26 行：“年度资金总额：funds.total}”里的括号不配对"]),
    patch(PROJECT, &[("{funds.total}", "{Funds}")], &["第 26 行：“年度资金总额：{Funds}”里的 {Funds} 不是字段名：只用汉字、小写字母、数字、点和下划线"]),
    patch(BOYE, &[("[{number}. ]", "[{number}. ")], &["第 8 行：“[{number}. {project_name}绩效目标表”里的 [ 没有配对的 ]"]),
    // Tables.
    patch(PROJECT, &[("of: indicators", "of: schedule")], &["第 35 行：支出计划请用 schedule 块：写成 schedule()"]),
    patch(PROJECT, &[("column: subclass", "column: class")], &["第 39 行：列 class 出现了两次：请删去一列，或者改它的 column"]),
    patch(PROJECT, &[("(column: subclass, label: \"二级指标\")", "(column: subclass, label: \" \")")], &["第 39 行：列要有标签 label"]),
    patch(PROJECT, &[("(column: subclass, label: \"二级指标\")", "(column: subclass, label: \"二级指标\", span: 0)")], &["第 39 行：列的 span 不能是 0：请写它占几列"]),
    patch(PROJECT, &[("(column: subclass, label: \"二级指标\")", "(column: subclass, label: \"二级指标\", one_of: true)")], &["第 39 行：列 subclass 不是打勾的列：请删去 one_of"]),
    patch(PROJECT, &[("column: name", "column: remark")], &["第 37 行：缺少名称列：columns 里要有 column: name"]),
    patch(PROJECT, &[("label: \"数量指标\"", "label: \"\"")], &["第 45 行：指标分类的标签不能为空"]),
    patch(PROJECT, &[("label: \"满意度指标\", subclasses", "label: \"项目效益\", subclasses")], &["第 56 行：一级指标“项目效益”出现了两次：请把它们的 subclasses 合在一起"]),
    patch(EVALUATION, &[("(column: weight, plus", "(column: basis, plus")], &["第 103 行：合计列 basis 不在表里，或是第一列：请改成表里后面的一列"]),
    patch(EVALUATION, &[("(column: weight, plus", "(column: class, plus")], &["第 103 行：合计列 class 不在表里，或是第一列：请改成表里后面的一列"]),
    patch(EVALUATION, &[("plus: \"funds.weight.total\"", "plus: \"funds.none\"")], &["第 103 行：合计的 plus 引用了未声明的字段 funds.none：请在 fields 里声明它"]),
    // Where things stand.
    patch(PROJECT, &[("{title}", "标题")], &["第 19 行：缺少标题：请在一个单元格里写 {title}"]),
    patch(BOYE, &[("[{number}. ]", "")], &["第 12 行：字段 number 声明为 in_title，应只出现在标题里：请在 titles 里写 {number}，单元格里不写"]),
    patch(BOYE, &[("项目编码\"), (text: \"{project_code}", "项目编码\"), (text: \"{number}{project_code}")], &["第 12 行：字段 number 声明为 in_title，应只出现在标题里：请在 titles 里写 {number}，单元格里不写"]),
    patch(BOYE, &[("(text: \"{fund_use}\", span: 8)", "(text: \"\", span: 8)")], &["第 20 行：字段 fund_use 没有放进任何单元格：请在一个单元格里写 {fund_use}，或者删去这个字段"]),
    patch(BOYE, &[("(text: \"{fund_use}\", span: 8)", "(text: \"{fund_use}{goals}\", span: 8)")], &["第 21 行：字段 goals 放进了 2 个单元格：请只留一处"]),
    patch(BOYE, &[("[{number}. ]", "[{none}. ]")], &[
        "第 8 行：标题引用了未声明的字段 {none}：请在 fields 里声明它，并写 in_title: true",
        "第 12 行：字段 number 声明为 in_title，应只出现在标题里：请在 titles 里写 {number}，单元格里不写",
    ]),
    patch(BOYE, &[("        schedule(", "        schedule(), schedule(")], &["第 38 行：同一张明细表只能出现一次：请删去这一块"]),
    patch(PROJECT, &[("        table(", "        table(of: indicators, columns: [(column: name, label: \"名\", span: 5)]), table(")], &["第 34 行：同一张明细表只能出现一次：请删去这一块"]),
    // The notation.
    patch(PROJECT, &[("region: \"四川广元\",\n", "")], &["第 1 行：缺少字段“region”"]),
    patch(PROJECT, &[("scope: project", "scope: county")], &["第 6 行：不认识的名称“county”，可用的有 department、project"]),
    patch(PROJECT, &[("stage: declaration", "stage: \"declaration\"")], &["第 7 行：不认识的名称“\"declaration\"”，可用的有 targets、declaration、approval、monitoring、adjustment、self_evaluation、manuscript"]),
    patch(PROJECT, &[("required: true", "required: yes")], &["第 12 行：required 应是 true 或 false"]),
    patch(PROJECT, &[("kind: amount", "kind: money")], &["第 14 行：不认识的名称“money”，可用的有 text、lines、amount、percent、score、reviewer"]),
    patch(PROJECT, &[("kind: amount", "kinds: amount")], &["第 14 行：不认识的字段“kinds”，可用的有 key、label、variants、kind、required、max_chars、default、computed、one_of、in_title"]),
    patch(PROJECT, &[("indent: 1", "indent: 300")], &["第 26 行：indent 的整数太大，或者小于 0"]),
    patch(PROJECT, &[("span: 4", "span: 4.5")], &["第 22 行：span 应是一个不小于 0 的整数"]),
    patch(PROJECT, &[("label: \"项目名称\"", "label: “项目名称”")], &["第 12 行第 37 列：这里应是用英文双引号括起的文字，引号要配对"]),
    patch(PROJECT, &[("label: \"项目名称\", required: true", "label: \"项目名称\", label: \"项目\"")], &["第 12 行：字段“label”写了两次"]),
    patch(PROJECT, &[("titles: [", "titles: \"项目支出表\", title: [")], &[
        "第 8 行：titles 应是用 [ ] 括起的列表",
        "第 8 行：不认识的字段“title”，可用的有 version、id、name、region、scope、stage、titles、money、page、widths、fields、blocks、weight_total、least_execution",
    ]),
    patch(PROJECT, &[("grid(frame", "cells(frame")], &["第 20 行：不认识的名称“cells”，可用的有 grid、table、schedule、prose、notes"]),
    patch(PROJECT, &[("widths: [12.5", "widths: [\"12.5\"")], &["第 10 行：widths 的第 1 项应是一个数"]),
    patch(PROJECT, &[("fields: [\n        (key: \"project_name\", label: \"项目名称\", required: true),", "fields: [\n        [],")], &["第 12 行：fields 的第 1 项应是用 ( ) 括起的内容"]),
    // Brackets, quotes and commas are one fault, with its column.
    patch(PROJECT, &[("scope: project,", "scope: project")], &["第 7 行第 5 列：这里缺少英文逗号"]),
    patch(PROJECT, &[("label: \"项目名称\"", "label \"项目名称\"")], &["第 12 行第 36 列：这里缺少英文冒号"]),
    patch(PROJECT, &[("scope: project,", "scope: project，")], &["第 6 行第 19 列：这里缺少英文逗号"]),
    patch(PROJECT, &[("name: \"部门", "name: 部门")], &["第 4 行第 10 列：这里应是用英文双引号括起的文字，引号要配对"]),
    patch(PROJECT, &[("            ],\n        ),\n    ],\n)\n", "")], &["第 58 行第 20 列：文件到此突然结束，后面的内容缺失"]),
    patch(PROJECT, &[("(text: \"项目名称\"), (text", "(text: \"项目名称\", (text")], &["第 22 行第 29 列：这里应是一个名称，或者前面缺少右圆括号 )"]),
    patch(PROJECT, &[("25, 38],", "25, 38,")], &["第 11 行第 5 列：这里应是一个数"]),
    patch(PROJECT, &[("25, 38],\n    fields: [", "25, 38],\n    fields: [ /* ")], &["第 11 行第 17 列：注释没有结束"]),
    patch(PROJECT, &[("\n)\n", "\n)\n多余")], &["第 62 行第 2 列：内容结束之后还有多余的文字"]),
    patch(PROJECT, &[("blocks: [", "blocks: 「")], &["第 19 行第 12 列：这里应是用 [ ] 括起的列表"]),
    // Several faults at once, in each of the ways that there are.
    patch(PROJECT, &[
        ("id: \"guangyuan-project\"", "id: \"GY\""),
        ("stage: declaration", "stage: declared"),
        ("title_pt: 18", "title_pt: 1"),
        ("required: true, default", "requird: true, default"),
        ("{funds.fiscal}", "{funds.fisc}"),
        ("(text: \"{goals}\", span: 4)", "(text: \"{goals}\", span: 3)"),
        ("column: name", "column: nam"),
        ("label: \"经济效益指标\"", "label: \"\""),
    ], &[
        "第 3 行：模板编号 id 只能用小写字母、数字和连字符，不能为空",
        "第 7 行：不认识的名称“declared”，可用的有 targets、declaration、approval、monitoring、adjustment、self_evaluation、manuscript",
        "第 9 行：字号 title_pt 应在 5–72 磅之间",
        "第 13 行：不认识的字段“requird”，可用的有 key、label、variants、kind、required、max_chars、default、computed、one_of、in_title",
        "第 15 行：字段 funds.fiscal 没有放进任何单元格：请在一个单元格里写 {funds.fiscal}，或者删去这个字段",
        "第 27 行：引用了未声明的字段 {funds.fisc}：请在 fields 里声明它，或者改正这里",
        "第 32 行：单元格没有排满：这一行共占 4 列，表格有 5 列，请改 span 或者增减单元格",
        "第 40 行：不认识的名称“nam”，可用的有 term、class、subclass、mark、name、content、description、operator、value、adjusted、unit、basis、weight、actual、coefficient、score、expected、cause_funds、cause_rules、cause_staff、cause_equipment、cause_other、deviation、certain、possible、impossible、total、fiscal、other、month、percent、remark、style、text、extra",
        "第 51 行：指标分类的标签不能为空",
    ]),
    patch(PROJECT, &[("key: \"unit\"", "kee: \"unit\""), ("{funds.total}", "{none}")], &[
        "第 13 行：缺少字段“key”",
        "第 13 行：不认识的字段“kee”，可用的有 key、label、variants、kind、required、max_chars、default、computed、one_of、in_title",
        "第 14 行：字段 funds.total 没有放进任何单元格：请在一个单元格里写 {funds.total}，或者删去这个字段",
    ]),
    patch(PROJECT, &[("key: \"unit\"", "key: 7"), ("column: class", "column: klass"), ("column: subclass", "column: class")], &[
        "第 13 行：key 应是用英文双引号括起的文字，引号要配对",
        "第 38 行：不认识的名称“klass”，可用的有 term、class、subclass、mark、name、content、description、operator、value、adjusted、unit、basis、weight、actual、coefficient、score、expected、cause_funds、cause_rules、cause_staff、cause_equipment、cause_other、deviation、certain、possible、impossible、total、fiscal、other、month、percent、remark、style、text、extra",
    ]),
    patch(PROJECT, &[("of: indicators,", "of: indicator, only_fill: true,"), ("grid(rows: [", "grid(row: [")], &[
        "第 21 行：缺少字段“rows”",
        "第 21 行：不认识的字段“row”，可用的有 frame、keep、only_filled、side、rows",
        "第 35 行：不认识的名称“indicator”，可用的有 schedule、tasks、indicators、paragraphs",
        "第 35 行：不认识的字段“only_fill”，可用的有 of、only_filled、side、columns、tree、terms、total、row_prefix",
    ]),
    patch(PROJECT, &[("widths: [12.5, 15, 19.5, 25, 38]", "widths: []"), ("side: (text: \"项目资金（万元）\")", "side: (text: \"项目资金（万元）\", span: 0)")], &[
        "第 10 行：列宽 widths 应有 1–64 个大于零的数",
        "第 25 行：左侧标签占 0 列，应至少占 1 列：请改它的 span",
    ]),
    patch(PROJECT, &[("    version: 1,\n", ""), ("titles: [", "titles: [\"\", "), ("page: (", "pages: (")], &[
        "第 1 行：缺少字段“page”",
        "第 1 行：缺少字段“version”",
        "第 7 行：标题是空的：请写出标题的文字，或者删去这一个",
        "第 8 行：不认识的字段“pages”，可用的有 version、id、name、region、scope、stage、titles、money、page、widths、fields、blocks、weight_total、least_execution",
    ]),
    patch(EVALUATION, &[
        ("(column: weight, label: \"分值\", variants: [\"权重\"])", "(column: weigh, label: \"分值\")"),
        ("(column: score, plus: \"funds.score.total\")", "(column: score, plus: \"funds.scor\")"),
        ("kind: percent, computed: ratio(of: \"funds.executed.total\", to", "kind: percent, computed: ratio(off: \"funds.executed.total\", to"),
    ], &[
        "第 28 行：缺少字段“of”",
        "第 28 行：不认识的字段“off”，可用的有 of、to",
        "第 80 行：不认识的名称“weigh”，可用的有 term、class、subclass、mark、name、content、description、operator、value、adjusted、unit、basis、weight、actual、coefficient、score、expected、cause_funds、cause_rules、cause_staff、cause_equipment、cause_other、deviation、certain、possible、impossible、total、fiscal、other、month、percent、remark、style、text、extra",
        "第 103 行：合计的 plus 引用了未声明的字段 funds.scor：请在 fields 里声明它",
    ]),
    patch(BOYE, &[("in_title: true", "in_title: True"), ("[{number}. ]", "[{number}. "), ("{money_unit}", "{money")], &[
        "第 8 行：“[{number}. {project_name}绩效目标表”里的 [ 没有配对的 ]",
        "第 12 行：in_title 应是 true 或 false",
        "第 26 行：“单位：{money”里的 { 没有配对的 }",
    ]),
    // Upload profiles.
    patch(PROFILE, &[("version: 1", "version: 9")], &["第 3 行：上报配置的格式版本不认识，本程序支持版本 1：请写 version: 1"]),
    patch(PROFILE, &[("id: \"general\"", "id: \"a b\"")], &["第 4 行：编号 id 只能用小写字母、数字和连字符，不能为空"]),
    patch(PROFILE, &[], &["第 4 行：已有编号为 general 的上报配置，请换一个 id"]),
    patch(PROFILE, &[("id: \"general\"", "id: \"own\""), ("sheet: \"绩效指标\"", "sheet: \"a/b\"")], &["第 6 行：工作表名 sheet 应有 1–31 个字，不能含 [ ] : * ? / \\ 和首尾的单引号"]),
    patch(PROFILE, &[("id: \"general\"", "id: \"own\""), ("    columns: [", "    columns: [], /*"), ("    ],\n)", "    ], */\n)")], &["第 9 行：列 columns 应有 1–256 个"]),
    patch(PROFILE, &[("id: \"general\"", "id: \"own\""), ("value: year", "value: yeer"), ("value: operator", "value: operator, max_char: 1"), ("\"≥\": \"1\"", "\"≥\": 1")], &[
        "第 10 行：不认识的名称“yeer”，可用的有 serial、year、month、unit_code、unit_name、project_code、project_name、funds_total、funds_initial、funds_added、funds_cut、funds_adjusted、funds_executed、execution_rate、execution_percent、goals、goals_adjusted、goals_actual、completion、on_schedule、on_target、class、subclass、name、operator、value、number、measure_unit、weight、actual、actual_number、score、deduction、deviation、cause、direction、description、basis、remark、field、fixed",
        "第 21 行：不认识的字段“max_char”，可用的有 header、value、codes、write、required、required_for、max_chars、refused、max_decimals、choices",
        "第 24 行：codes 的第 1 项应是用英文双引号括起的文字，引号要配对",
    ]),
    patch(PROFILE, &[("id: \"general\"", "id: \"own\""), ("    columns: [", "    above: [[\"表\"], [\"\", \"\", \"\", \"\", \"\", \"\", \"\", \"\", \"\", \"\", \"\", \"\", \"\", \"\", \"\", \"\", \"\"]],\n    merges: [\n        (row: 0, column: 0, rows: 1, columns: 16),\n        (row: 0, column: 3, rows: 2, columns: 1),\n        (row: 2, column: 3, rows: 2, columns: 1),\n        (row: 2, column: 4, rows: 1, columns: 1),\n    ],\n    columns: [")], &[
        "第 9 行：表头上方的行比表格还宽，上报系统会把各列读错位：请删去多出的格",
        "第 12 行：合并的单元格应在表头里，不止一格，并且互不重叠",
        "第 13 行：合并的单元格应在表头里，不止一格，并且互不重叠",
        "第 14 行：合并的单元格应在表头里，不止一格，并且互不重叠",
    ]),
    patch(PROFILE, &[("id: \"general\"", "id: \"own\""), ("(header: \"备注\", value: remark)", "(header: \"备注\", value: remark, write: code), (header: \"空\", value: fixed(1))")], &[
        "第 31 行：按代码填写的列要给出 codes：请写出 codes，或者删去 write",
        "第 31 行：value 的第 1 项应是用英文双引号括起的文字，引号要配对",
    ]),
    patch(PROFILE, &[("id: \"general\"", "id: \"own\""), ("value: operator", "value: basis")], &[
        "第 30 行：required_for 写的是指标性质，要有一列填 operator：请添上这一列，或者删去 required_for",
    ]),
    patch(PROFILE, &[("money: wan,", "money: wan")], &["第 8 行第 5 列：这里缺少英文逗号"]),
];

fn text(asset: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(asset).with_extension("ron");
    std::fs::read_to_string(path).expect(asset)
}

/// What is said of `text`, which is to have faults, without the file's name.
fn faults(asset: &str, text: &str) -> Vec<String> {
    // The ids of these two are taken.
    let mut library = Library::default();
    library.add_template("generic.ron", &self::text("templates/generic")).expect("template");
    library.add_profile("general.ron", &self::text(PROFILE)).expect("profile");
    let kind = asset.split_once('/').expect("a folder").0;
    let faulty: FaultyFile = match kind {
        "templates" => library.add_template("t.ron", text).expect_err(asset),
        _ => library.add_profile("t.ron", text).expect_err(asset),
    };
    let name = if kind == "templates" { "模板文件 t.ron " } else { "上报配置文件 t.ron " };
    let lines: Vec<String> = faulty.lines().collect();
    assert_eq!(faulty.to_string(), lines.join("\n"));
    lines.iter().map(|line| line.strip_prefix(name).expect(line).to_owned()).collect()
}

#[test]
fn every_fault_is_told_with_its_line() {
    let mut wrong = Vec::new();
    for Patch { asset, changes, faults: expected } in PATCHES {
        let mut patched = text(asset);
        for (old, new) in *changes {
            assert!(patched.contains(old), "{asset}: {old}");
            patched = patched.replacen(old, new, 1);
        }
        let found = faults(asset, &patched);
        if found != *expected {
            wrong.push(format!("{asset} {changes:#?}:\n{found:#?}\ninstead of\n{expected:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The texts of the source at `path` that the user may read, without what is put into them.
fn messages(path: &Path) -> Vec<String> {
    let source = std::fs::read_to_string(path).expect("source");
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    // What stands between quotes; no message holds one.
    let texts = lines.flat_map(|line| line.split('"').skip(1).step_by(2)).map(|text| text.replace("\\\\", "\\"));
    texts.filter(|text| text.contains(|c| matches!(c, '一'..='鿿'))).collect()
}

#[test]
fn every_message_has_its_patch() {
    let told: Vec<&str> = PATCHES.iter().flat_map(|patch| patch.faults).copied().collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/template");
    let checks = std::fs::read_dir(folder.join("check")).expect("checks").map(|entry| entry.expect("entry").path());
    let mut untold = Vec::new();
    for source in checks.chain(["profile/check.rs", "pattern.rs"].map(|path| folder.join(path))) {
        for message in messages(&source) {
            let longest = message.split(['{', '}']).max_by_key(|part| part.chars().count()).expect("a part");
            if !told.iter().any(|told| told.contains(longest)) {
                untold.push(format!("{}: {message}", source.display()));
            }
        }
    }
    assert!(untold.is_empty(), "{untold:#?}");
}
