//! Built-in number formats: the file gives their number only, and their code depends on the language of the program.

/// The built-in date formats of Chinese versions (ECMA-376 part 1, 18.8.30, zh-cn).
pub(crate) fn chinese_date(id: u32) -> Option<&'static str> {
    match id {
        27 | 36 | 50 | 52 | 57 => Some("yyyy\"年\"m\"月\""),
        28 | 29 | 51 | 53 | 54 | 58 => Some("m\"月\"d\"日\""),
        30 => Some("m/d/yy"),
        31 => Some("yyyy\"年\"m\"月\"d\"日\""),
        32 | 34 | 55 => Some("h\"时\"mm\"分\""),
        33 | 35 | 56 => Some("h\"时\"mm\"分\"ss\"秒\""),
        _ => None,
    }
}

/// The code of the built-in format `id` in Chinese versions; empty is General.
pub(super) fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        // Each second one is red where negative.
        5 | 6 => "\"￥\"#,##0;\"￥\"-#,##0",
        7 | 8 => "\"￥\"#,##0.00;\"￥\"-#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 => "mm-dd-yy",
        15 | 16 => "m\"月\"d\"日\"",
        17 => "yyyy\"年\"m\"月\"",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        37 | 38 => "#,##0_);(#,##0)",
        39 | 40 => "#,##0.00_);(#,##0.00)",
        41 => "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ",
        42 => "_ \"￥\"* #,##0_ ;_ \"￥\"* -#,##0_ ;_ \"￥\"* \"-\"_ ;_ @_ ",
        43 => "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
        44 => "_ \"￥\"* #,##0.00_ ;_ \"￥\"* -#,##0.00_ ;_ \"￥\"* \"-\"??_ ;_ @_ ",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        other => chinese_date(other).unwrap_or(""),
    }
}
