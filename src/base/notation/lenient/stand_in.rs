//! Stands in for a value that cannot be read: the smallest value of its type.

use ron::Error;
use serde::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, VariantAccess, Visitor};

/// An empty text, a zero, an empty list, the first variant of an enum, a struct of such values.
#[derive(Debug, Clone, Copy)]
pub(super) struct StandIn;

impl IntoDeserializer<'_, Error> for StandIn {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! least {
    ($($method:ident gives $visit:ident($($value:expr)?);)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.$visit($($value)?)
        })*
    };
}

impl<'de> Deserializer<'de> for StandIn {
    type Error = Error;

    least! {
        deserialize_any gives visit_unit();
        deserialize_bool gives visit_bool(false);
        deserialize_i8 gives visit_i8(0);
        deserialize_i16 gives visit_i16(0);
        deserialize_i32 gives visit_i32(0);
        deserialize_i64 gives visit_i64(0);
        deserialize_u8 gives visit_u8(0);
        deserialize_u16 gives visit_u16(0);
        deserialize_u32 gives visit_u32(0);
        deserialize_u64 gives visit_u64(0);
        deserialize_f32 gives visit_f32(0.0);
        deserialize_f64 gives visit_f64(0.0);
        deserialize_char gives visit_char(' ');
        deserialize_str gives visit_str("");
        deserialize_string gives visit_str("");
        deserialize_bytes gives visit_bytes(&[]);
        deserialize_byte_buf gives visit_bytes(&[]);
        deserialize_option gives visit_none();
        deserialize_unit gives visit_unit();
        deserialize_identifier gives visit_str("");
        deserialize_ignored_any gives visit_unit();
        deserialize_seq gives visit_seq(SeqDeserializer::new(std::iter::empty::<Self>()));
        deserialize_map gives visit_map(MapDeserializer::new(std::iter::empty::<(Self, Self)>()));
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(SeqDeserializer::new(std::iter::repeat_n(self, len)))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(MapDeserializer::new(fields.iter().map(|field| (*field, self))))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(Variant(variants.first().copied().unwrap_or_default()))
    }
}

/// A variant with the smallest content that it takes.
struct Variant(&'static str);

impl<'de> EnumAccess<'de> for Variant {
    type Error = Error;
    type Variant = StandIn;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, StandIn), Error> {
        let name: StrDeserializer<'_, Error> = self.0.into_deserializer();
        Ok((seed.deserialize(name)?, StandIn))
    }
}

impl<'de> VariantAccess<'de> for StandIn {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.deserialize_struct("", fields, visitor)
    }
}
