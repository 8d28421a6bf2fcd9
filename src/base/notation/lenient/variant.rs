//! Reads the variants of enums.

use super::reader::Reader;
use ron::Error;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, VariantAccess, Visitor};

/// A variant of an enum, with its content.
pub(super) struct Variant<'n, 't> {
    pub(super) name: &'static str,
    pub(super) content: Reader<'n, 't>,
}

impl<'n, 't> EnumAccess<'t> for Variant<'n, 't> {
    type Error = Error;
    type Variant = Reader<'n, 't>;

    fn variant_seed<S: DeserializeSeed<'t>>(self, seed: S) -> Result<(S::Value, Reader<'n, 't>), Error> {
        let name: StrDeserializer<'_, Error> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self.content))
    }
}

impl<'t> VariantAccess<'t> for Reader<'_, 't> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        // ron has no error for this case.
        let expected = Error::Message(format!("{} 后面不要括号", self.node.name));
        self.parts(self.node.open.is_none(), expected, || Ok(()))
    }

    fn newtype_variant_seed<S: DeserializeSeed<'t>>(self, seed: S) -> Result<S::Value, Error> {
        let read = || match self.item(0) {
            // The dialect's UNWRAP_VARIANT_NEWTYPES: the variant's own brackets hold the fields of a struct.
            Some(inner) if !self.has_fields() => seed.deserialize(inner),
            _ => seed.deserialize(self.clone()),
        };
        self.parts(self.opens('('), Error::ExpectedStructLike, read)
    }

    fn tuple_variant<V: Visitor<'t>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'t>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.deserialize_struct("", fields, visitor)
    }
}
